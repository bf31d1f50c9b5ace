package org.nextstephub.server.console.privacy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One closed record, or the versions of one, behind a reason. It is shown once, as the answer to the form: going back, or sending the
 * form again, leads to the form and not to the record.
 */
@Controller
final class RecordPages {

    private static final String PAGE = QuestionPages.PAGE + "/record";
    private static final String RECORD = "[A-Z][A-Za-z]{2,40}/[A-Za-z0-9.-]{1,64}";
    private static final Map<String, String> OPERATIONS =
            Map.of("closed", "$open-closed", "history", "$record-history");

    @GetMapping(PAGE)
    String form(Visitor visitor, HttpSession session, Model page) {
        Officer.of(visitor);
        return form("", Map.of(), visitor, session, page);
    }

    /** @param problem in the texts, {@code privacy.problem.*}; empty for none */
    private static String form(
            String problem, Map<String, String> form, Visitor visitor, HttpSession session, Model page) {
        Words words = visitor.words();
        String title = words.say("privacy.record");
        page.addAttribute("title", problem.isEmpty() ? title : words.say("form.error", title));
        page.addAttribute("problem", problem);
        page.addAttribute("form", form);
        page.addAttribute("number", KeptQuestions.newForm(session));
        page.addAttribute("versions", List.of());
        return "console/record";
    }

    @PostMapping(PAGE)
    String show(
            @RequestParam Map<String, String> form,
            Visitor visitor,
            HttpSession session,
            Model page,
            HttpServletResponse response) {
        Officer officer = Officer.of(visitor);
        String problem = problem(form);
        if (problem.isEmpty() && !KeptQuestions.takeForm(session, form.getOrDefault("number", ""))) {
            problem = "once";
        }
        Optional<Resource> record = problem.isEmpty()
                ? officer.record(
                        OPERATIONS.getOrDefault(form.getOrDefault("kind", ""), ""),
                        form.getOrDefault("record", "").strip(),
                        form.getOrDefault("reason", "").strip())
                : Optional.empty();
        if (record.isEmpty()) {
            response.setStatus(422);
            return form(problem.isEmpty() ? "record-none" : problem, form, visitor, session, page);
        }
        return shown(record.get(), form, visitor, page);
    }

    private static String problem(Map<String, String> form) {
        if (!Reasons.isGiven(form.getOrDefault("reason", ""))) {
            return "reason";
        }
        boolean named = form.getOrDefault("record", "").strip().matches(RECORD)
                && OPERATIONS.containsKey(form.getOrDefault("kind", ""));
        return named ? "" : "record";
    }

    private static String shown(Resource record, Map<String, String> form, Visitor visitor, Model page) {
        Words words = visitor.words();
        page.addAttribute("title", words.say("privacy.record"));
        page.addAttribute("problem", "");
        page.addAttribute("record", form.getOrDefault("record", "").strip());
        page.addAttribute("versions", Shown.of(record));
        page.addAttribute("made", words.say("numbers.made", words.moment(words.now()), visitor.name()));
        return "console/record";
    }
}
