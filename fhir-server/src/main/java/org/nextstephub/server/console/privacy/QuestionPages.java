package org.nextstephub.server.console.privacy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ready questions of the privacy officer: about a person, who is named by a number in a form, and about everything else. */
@Controller
final class QuestionPages {

    static final String PAGE = "/console/privacy";

    private static final int LONGEST_NUMBER = 100;

    /** A way in which people are numbered. */
    record Numbering(String system, String name) {}

    /** An agency by which answers can be narrowed. */
    record Agency(String id, String name) {}

    @GetMapping(PAGE)
    String questions(Visitor visitor, Model page) {
        return page("", Map.of(), visitor, page);
    }

    /** @param problem in the texts, {@code privacy.problem.*}; empty for none */
    private static String page(String problem, Map<String, String> form, Visitor visitor, Model page) {
        List<Organization> agencies = Officer.of(visitor).agencies();
        Words words = visitor.words();
        String title = words.say("privacy.title");
        page.addAttribute("title", problem.isEmpty() ? title : words.say("form.error", title));
        page.addAttribute("problem", problem);
        page.addAttribute("form", form);
        page.addAttribute("about", Question.all(true));
        page.addAttribute("general", Question.all(false));
        page.addAttribute("numberings", numberings(agencies, words));
        page.addAttribute(
                "agencies",
                agencies.stream()
                        .map(each -> new Agency(each.getIdElement().getIdPart(), each.getName()))
                        .toList());
        page.addAttribute(
                "from",
                form.getOrDefault("from", words.today().withDayOfMonth(1).toString()));
        page.addAttribute("to", form.getOrDefault("to", words.today().toString()));
        return "console/privacy";
    }

    private static List<Numbering> numberings(List<Organization> agencies, Words words) {
        List<Numbering> numberings = new java.util.ArrayList<>();
        agencies.forEach(agency -> agency.getIdentifier().stream()
                .filter(each -> Canonical.PARTNER.equals(each.getSystem()) && !Canonical.PSSEO.equals(each.getValue()))
                .map(each -> new Numbering(
                        Canonical.partnerNaming(each.getValue(), "mrn"),
                        words.say("privacy.numbering.agency", agency.getName())))
                .forEach(numberings::add));
        numberings.add(new Numbering(Canonical.PERSON, words.say("privacy.numbering.hub")));
        return numberings;
    }

    @PostMapping(PAGE + "/ask")
    String ask(@RequestParam Map<String, String> form, Visitor visitor, HttpSession session) {
        Officer.of(visitor);
        Question question = Question.of(form.getOrDefault("question", ""))
                .filter(each -> !each.isAboutAPerson())
                .orElse(Question.ANYTHING);
        return to(KeptQuestions.keep(session, Asked.of(question, form)));
    }

    private static String to(String kept) {
        return "redirect:" + PAGE + "/found/" + kept;
    }

    /** Of the number nothing is kept but whose it is. */
    @PostMapping(PAGE + "/person")
    String person(
            @RequestParam Map<String, String> form,
            Visitor visitor,
            HttpSession session,
            Model page,
            HttpServletResponse response) {
        Officer officer = Officer.of(visitor);
        String number = form.getOrDefault("number", "").strip();
        String reason = form.getOrDefault("reason", "");
        if (!Reasons.isGiven(reason) || number.isEmpty() || number.length() > LONGEST_NUMBER) {
            response.setStatus(422);
            return page(Reasons.isGiven(reason) ? "number" : "reason", form, visitor, page);
        }
        List<String> people =
                officer.people(new Identifier().setSystem(system(form)).setValue(number), reason.strip());
        if (people.isEmpty()) {
            response.setStatus(422);
            return page("nobody", form, visitor, page);
        }
        Question question = Question.of(form.getOrDefault("question", ""))
                .filter(Question::isAboutAPerson)
                .orElse(Question.EVERYTHING);
        return to(KeptQuestions.keep(session, Asked.about(people.get(0), question)));
    }

    private static String system(Map<String, String> form) {
        String other = form.getOrDefault("other", "").strip();
        return other.isEmpty() ? form.getOrDefault("system", Canonical.PERSON) : other;
    }
}
