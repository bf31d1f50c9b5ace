package org.nextstephub.server.console.workbench;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** Is this message good, and what would we answer? A text in, the answer beside it; nothing of it is kept. */
@Controller
final class WorkbenchPages {

    private static final String OPERATION = "$try-message";

    private final FhirContext fhir;

    WorkbenchPages(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @param example code of a text to start from */
    @GetMapping("/console/workbench")
    String empty(@RequestParam(defaultValue = "") String example, Visitor visitor, Model page) {
        Optional<Examples> chosen = Examples.ofCode(example);
        form(visitor, page, chosen.map(Examples::partner).orElse(""), "");
        page.addAttribute("text", chosen.map(Examples::text).orElse(""));
        return "console/workbench";
    }

    @PostMapping("/console/workbench")
    String checked(
            @RequestParam(defaultValue = "") String text,
            @RequestPart(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String format,
            Visitor visitor,
            Model page) {
        Pasted pasted = Pasted.of(text, file);
        String sender = form(visitor, page, partner, format);
        page.addAttribute("text", pasted.shown());
        if (pasted.isEmpty()) {
            page.addAttribute("nothing", true);
            return "console/workbench";
        }
        TextLines lines = new TextLines(pasted.shown());
        Parameters told = visitor.hub().send(OPERATION, asked(pasted, sender, format, visitor), Parameters.class);
        page.addAttribute("verdict", Verdict.of(told, lines, visitor.words(), fhir));
        page.addAttribute("lines", lines.shown());
        page.addAttribute("cut", lines.areCut());
        return "console/workbench";
    }

    private static Parameters asked(Pasted pasted, String partner, String format, Visitor visitor) {
        Parameters asked = new Parameters();
        asked.addParameter("content", new Base64BinaryType(pasted.bytes()));
        asked.addParameter("partner", new CodeType(partner));
        asked.addParameter("language", new CodeType(visitor.words().isFrench() ? "fr" : "en"));
        TrialFormat.ofCode(format).ifPresent(known -> asked.addParameter("format", new CodeType(known.code())));
        return asked;
    }

    /** @return the partner that is tried: the chosen one if it is registered, else the first */
    private static String form(Visitor visitor, Model page, String partner, String format) {
        visitor.needs(OPERATION, Interaction.OPERATION);
        Parameters offered = visitor.hub().ask(OPERATION, Parameters.class);
        List<String> formats = codes(offered, "format");
        List<String> partners = codes(offered, "partner");
        String sender = partners.contains(partner) || partners.isEmpty() ? partner : partners.get(0);
        page.addAttribute("title", visitor.words().say("workbench.title"));
        page.addAttribute("partners", partners);
        page.addAttribute("formats", formats);
        page.addAttribute("elsewhere", formats.size() < TrialFormat.values().length);
        page.addAttribute("partner", sender);
        page.addAttribute("format", format);
        page.addAttribute("examples", Examples.codes());
        return sender;
    }

    private static List<String> codes(Parameters offered, String name) {
        return offered.getParameter().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .toList();
    }
}
