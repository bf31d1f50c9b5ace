package org.nextstephub.server.console.administration.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agreements: which lapse soon, and what stops then. */
@Controller
final class AgreementPages {

    private static final int SOON = 60;

    /** @param suspend where it is suspended; empty for those who only read */
    record Row(
            String agency,
            String number,
            String state,
            String from,
            String until,
            Bar bar,
            List<String> rests,
            String signers,
            String suspend) {}

    @GetMapping("/console/agreements")
    String all(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String waits,
            @RequestParam(defaultValue = "") String again,
            Visitor visitor,
            Model page) {
        visitor.needs("Contract", Interaction.READ);
        Outcome.show(page, visitor, done, waits, again);
        Words words = visitor.words();
        List<Agreement> all = Agreement.all(visitor.hub()).stream()
                .sorted(Comparator.comparing((Agreement agreement) -> agreement.isInForce(words) ? 0 : 1)
                        .thenComparing(agreement -> agreement.end().orElse(LocalDate.MAX)))
                .toList();
        Map<String, String> names = visitor.hub().search(Organization.class, "_count=200").stream()
                .collect(Collectors.toMap(each -> each.getIdElement().getIdPart(), Organization::getName));
        boolean changes = visitor.may(AllowList.PROPOSALS, Interaction.OPERATION);
        page.addAttribute("title", words.say("agreements.title"));
        page.addAttribute(
                "soon", all.stream().filter(each -> endsSoon(each, words)).count());
        page.addAttribute("middle", Bar.TODAY);
        page.addAttribute("width", Bar.WIDTH);
        page.addAttribute(
                "rows",
                all.stream()
                        .map(each -> row(each, names.getOrDefault(each.agencyId(), ""), words, changes))
                        .toList());
        return "console/agreements";
    }

    private static boolean endsSoon(Agreement agreement, Words words) {
        return agreement.isInForce(words)
                && agreement
                        .end()
                        .filter(end -> end.isBefore(words.today().plusDays(SOON)))
                        .isPresent();
    }

    private static Row row(Agreement agreement, String agency, Words words, boolean changes) {
        return new Row(
                agency,
                agreement.number() + " (" + agreement.contract().getVersion() + ")",
                agreement.isInForce(words) ? words.say("agreements.in-force") : agreement.state(words),
                agreement.start().map(words::day).orElse(""),
                agreement
                        .end()
                        .map(end -> words.say("end.known", words.day(end), words.distance(end)))
                        .orElseGet(() -> words.say("end.unknown")),
                Bar.of(agreement, words.today()),
                agreement.rests().stream()
                        .map(rest -> words.say(
                                "agreements.rest",
                                words.day(rest.from()),
                                rest.until().map(words::day).orElseGet(() -> words.say("end.unknown"))))
                        .toList(),
                String.join(", ", agreement.signers()),
                changes && agreement.isInForce(words) ? AdministrationAct.address(Suspend.ACT, agreement.id()) : "");
    }
}
