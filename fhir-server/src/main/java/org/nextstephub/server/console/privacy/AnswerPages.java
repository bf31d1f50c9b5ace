package org.nextstephub.server.console.privacy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Table;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers from the audit, as sentences with who, when and why; the question lies in the session, under a random word. */
@Controller
final class AnswerPages {

    private static final String FOUND = QuestionPages.PAGE + "/found/{kept}";
    private static final int ROWS = 25;
    private static final int MOST_IN_A_TABLE = 1000;
    private static final int LONGEST_NAME = 200;

    private final Agencies agencies;

    AnswerPages(Agencies agencies) {
        this.agencies = agencies;
    }

    @GetMapping(FOUND)
    String found(
            @PathVariable String kept,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String noted,
            Visitor visitor,
            HttpSession session,
            Model model) {
        Officer officer = Officer.of(visitor);
        Asked asked = KeptQuestions.kept(session, kept).orElseThrow(NotThere::new);
        Words words = visitor.words();
        int at = page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
        Officer.Page answer = officer.audit(asked, ROWS, (at - 1) * ROWS);
        List<Story> stories = told(answer.events(), visitor);
        model.addAttribute("title", words.say("privacy.question." + asked.question()));
        model.addAttribute("kept", kept);
        model.addAttribute("asked", asked);
        model.addAttribute("stories", stories);
        model.addAttribute("total", answer.total());
        model.addAttribute("at", at);
        model.addAttribute("pages", Math.max(1, (answer.total() + ROWS - 1) / ROWS));
        model.addAttribute("noted", noted);
        model.addAttribute("made", words.say("numbers.made", words.moment(words.now()), visitor.name()));
        if (!asked.person().isEmpty()) {
            model.addAttribute("about", Question.all(true));
            model.addAttribute("records", records(asked.person(), stories));
            model.addAttribute("number", KeptQuestions.newForm(session));
            model.addAttribute("noteNumber", KeptQuestions.newForm(session));
            model.addAttribute("today", words.today().toString());
        }
        return "console/answers";
    }

    private List<Story> told(List<AuditEvent> events, Visitor visitor) {
        Story.Teller teller = new Story.Teller(visitor.words(), visitor.hub(), agencies);
        return events.stream().map(teller::tell).toList();
    }

    /** Those of which the answers speak, and the person's own. */
    private static Set<String> records(String person, List<Story> stories) {
        Set<String> records = new LinkedHashSet<>();
        records.add("Patient/" + person);
        stories.forEach(story -> records.addAll(story.records()));
        return records;
    }

    /** Another question about the same person. */
    @PostMapping(FOUND)
    String other(
            @PathVariable String kept,
            @RequestParam(defaultValue = "") String question,
            Visitor visitor,
            HttpSession session) {
        Officer.of(visitor);
        Asked asked = about(kept, session);
        Question next = Question.of(question).filter(Question::isAboutAPerson).orElse(Question.EVERYTHING);
        return "redirect:" + QuestionPages.PAGE + "/found/"
                + KeptQuestions.keep(session, Asked.about(asked.person(), next));
    }

    private static Asked about(String kept, HttpSession session) {
        return KeptQuestions.kept(session, kept)
                .filter(asked -> !asked.person().isEmpty())
                .orElseThrow(NotThere::new);
    }

    /** Something was passed on outside the hub. A second sending of the same form notes nothing. */
    @PostMapping(FOUND + "/disclosure")
    String note(
            @PathVariable String kept,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String basis,
            Visitor visitor,
            HttpSession session) {
        Officer officer = Officer.of(visitor);
        String person = about(kept, session).person();
        String back = "redirect:" + QuestionPages.PAGE + "/found/" + kept + "?noted=";
        if (recipient.isBlank() || recipient.length() > LONGEST_NAME || !isPast(on, visitor.words())) {
            return back + "no";
        }
        if (!KeptQuestions.takeForm(session, number)) {
            return back + "again";
        }
        officer.note(person, recipient.strip(), on, basis);
        return back + "yes";
    }

    private static boolean isPast(String day, Words words) {
        return TimeSpan.parse(day)
                .filter(span -> day.length() == 10 && !span.localStart().isAfter(words.today()))
                .isPresent();
    }

    @GetMapping(FOUND + "/table.csv")
    void csv(@PathVariable String kept, Visitor visitor, HttpSession session, HttpServletResponse response)
            throws IOException {
        Officer officer = Officer.of(visitor);
        Asked asked = KeptQuestions.kept(session, kept).orElseThrow(NotThere::new);
        List<AuditEvent> events = officer.audit(asked, MOST_IN_A_TABLE, 0).events();
        Story.Teller teller = new Story.Teller(visitor.words(), visitor.hub(), agencies);
        Table table = new Table(List.of("at", "event", "sentence", "why", "records"));
        events.forEach(event -> {
            Story story = teller.tell(event);
            table.add(
                    event.getRecorded()
                            .toInstant()
                            .atZone(TimeSpan.TORONTO)
                            .toOffsetDateTime()
                            .toString(),
                    Story.what(event),
                    story.sentence(),
                    String.join(" ", story.why()),
                    String.join(" ", story.records()));
        });
        table.send(response, "next-step-audit.csv");
    }
}
