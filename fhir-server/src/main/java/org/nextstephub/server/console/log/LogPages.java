package org.nextstephub.server.console.log;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Table;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of messages: one found by its receipt or its sender's id, those of a day, and who has fallen silent. */
@Controller
final class LogPages {

    private static final String PAGE = "/console/messages";
    private static final String RECEIPT = "R-[2-9A-Z]{4}-[2-9A-Z]{4}";
    private static final int ROWS = 25;
    private static final int MOST_IN_A_TABLE = 1000;
    private static final int LONGEST_ID = 300;

    /** A message as it is shown. */
    record Row(
            String receipt,
            String partner,
            String door,
            String at,
            String outcome,
            String why,
            boolean test,
            String id,
            String rule) {}

    /** A partner, and since when nothing has come. */
    record Silence(String partner, String since) {}

    /** An hour with its numbers. */
    record HourRow(String hour, int accepted, int refused, int faults) {}

    @GetMapping(PAGE)
    String log(@RequestParam Map<String, String> address, Visitor visitor, Model page) {
        Log log = Log.of(visitor);
        Words words = visitor.words();
        Asked asked = Asked.of(address, words);
        Hours hours = Hours.of(log.hours(asked), asked.day(), words.now());
        int pages = Math.max(1, (hours.total() + ROWS - 1) / ROWS);
        int at = at(address.getOrDefault("page", "1"), pages);
        List<Log.Last> partners = log.last();
        page.addAttribute("title", words.say("log.title"));
        page.addAttribute("none", address.containsKey("none"));
        page.addAttribute("asked", asked);
        page.addAttribute("narrowed", asked.narrows());
        page.addAttribute("partners", partners);
        page.addAttribute("doors", Asked.DOORS);
        page.addAttribute("outcomes", Asked.OUTCOMES);
        page.addAttribute("headline", headline(asked, hours, words));
        page.addAttribute("rows", rows(log.messages(asked, ROWS, (at - 1) * ROWS), partners, words));
        page.addAttribute("at", at);
        page.addAttribute("pages", pages);
        page.addAttribute("plot", hours.plot(words));
        page.addAttribute("hours", hourRows(hours, words));
        page.addAttribute(
                "silences", partners.stream().map(each -> silence(each, words)).toList());
        return "console/messages";
    }

    private static int at(String asked, int pages) {
        return asked.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(asked), pages) : 1;
    }

    private static String headline(Asked asked, Hours hours, Words words) {
        return words.say("log.headline", words.day(asked.day()), hours.total(), hours.notAccepted());
    }

    private static List<HourRow> hourRows(Hours hours, Words words) {
        return hours.begun().stream()
                .map(hour ->
                        new HourRow(Hours.clock(hour.begins(), words), hour.accepted(), hour.refused(), hour.faults()))
                .toList();
    }

    private static Silence silence(Log.Last last, Words words) {
        return new Silence(
                last.name(),
                last.at()
                        .map(at -> words.say("log.silent.since", words.moment(at)))
                        .orElseGet(() -> words.say("log.silent.ever")));
    }

    private static List<Row> rows(List<Message> messages, List<Log.Last> partners, Words words) {
        LogWords said = new LogWords(words);
        return messages.stream()
                .map(message -> new Row(
                        message.receipt(),
                        said.partner(message.partner(), partners),
                        said.door(message.door()),
                        words.moment(message.at()),
                        said.outcome(message.outcome()),
                        said.why(message.code()),
                        message.isTest(),
                        message.id(),
                        message.rule()))
                .toList();
    }

    /** The page of the latest message that has it: its receipt is no word of the sender's, and may stand in an address. */
    @PostMapping(PAGE)
    String find(@RequestParam(defaultValue = "") String id, Visitor visitor) {
        Log log = Log.of(visitor);
        String word = id.strip();
        List<Message> found = word.isEmpty() || word.length() > LONGEST_ID ? List.of() : log.found(word, 1);
        return "redirect:" + PAGE
                + (found.isEmpty() ? "?none" : "/" + found.get(0).receipt());
    }

    @GetMapping(PAGE + "/{receipt}")
    String message(@PathVariable String receipt, Visitor visitor, Model page) {
        Log log = Log.of(visitor);
        Words words = visitor.words();
        Message message = Optional.of(receipt)
                .filter(number -> number.matches(RECEIPT))
                .flatMap(number -> log.found(number, 1).stream().findFirst())
                .orElseThrow(NotThere::new);
        List<Log.Last> partners = log.last();
        LogWords said = new LogWords(words);
        page.addAttribute("title", words.say("log.message.title", receipt));
        page.addAttribute("receipt", receipt);
        page.addAttribute("message", rows(List.of(message), partners, words).get(0));
        page.addAttribute("code", message.code());
        page.addAttribute("publicCode", said.publicCode(message.code()));
        page.addAttribute("mend", said.mend(message.code()));
        page.addAttribute("others", rows(others(message, log), partners, words));
        return "console/message";
    }

    /** What else came under the last part of the same id: tries of the same sender, and perhaps another sender's. */
    private static List<Message> others(Message message, Log log) {
        return message.id().isEmpty()
                ? List.of()
                : log.found(message.id().replaceFirst(".*/", ""), ROWS).stream()
                        .filter(other -> !other.receipt().equals(message.receipt()))
                        .toList();
    }

    @GetMapping(PAGE + "/table.csv")
    void csv(@RequestParam Map<String, String> address, Visitor visitor, HttpServletResponse response)
            throws IOException {
        Log log = Log.of(visitor);
        Words words = visitor.words();
        Table table = new Table(List.of("receipt", "partner", "door", "at", "outcome", "code", "why", "test", "id"));
        LogWords said = new LogWords(words);
        log.messages(Asked.of(address, words), MOST_IN_A_TABLE, 0)
                .forEach(message -> table.add(
                        message.receipt(),
                        message.partner(),
                        message.door(),
                        message.at().atZone(TimeSpan.TORONTO).toOffsetDateTime().toString(),
                        message.outcome(),
                        message.code(),
                        said.why(message.code()),
                        String.valueOf(message.isTest()),
                        message.id()));
        table.send(response, "next-step-messages.csv");
    }
}
