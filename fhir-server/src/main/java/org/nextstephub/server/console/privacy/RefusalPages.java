package org.nextstephub.server.console.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.server.console.Table;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How often, and why, what agencies sent was not let in: by reason and month, without a person. */
@Controller
final class RefusalPages {

    private static final String PAGE = QuestionPages.PAGE + "/refusals";
    private static final int USUAL = 6;
    private static final int MOST = 12;

    /** A reason in words, with its numbers of each month. */
    record Row(String reason, List<Integer> counts) {}

    @GetMapping(PAGE)
    String refusals(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visitor visitor,
            Model page) {
        Words words = visitor.words();
        Refusals refusals = asked(from, to, visitor);
        List<YearMonth> months = refusals.months();
        page.addAttribute("title", words.say("privacy.refusals"));
        page.addAttribute("from", months.get(0).toString());
        page.addAttribute("to", months.get(months.size() - 1).toString());
        page.addAttribute("months", months.stream().map(words::month).toList());
        page.addAttribute(
                "rows",
                refusals.rows().stream()
                        .map(row -> new Row(reason(row.code(), words), row.counts()))
                        .toList());
        page.addAttribute("cut", refusals.isCut());
        page.addAttribute("made", words.say("numbers.made", words.moment(words.now()), visitor.name()));
        return "console/refusals";
    }

    @GetMapping(PAGE + "/table.csv")
    void csv(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visitor visitor,
            HttpServletResponse response)
            throws IOException {
        Refusals refusals = asked(from, to, visitor);
        Table table = new Table(Stream.concat(
                        Stream.of("code", "reason"), refusals.months().stream().map(YearMonth::toString))
                .toList());
        refusals.rows()
                .forEach(row -> table.add(Stream.concat(
                                Stream.of(row.code(), reason(row.code(), visitor.words())),
                                row.counts().stream().map(String::valueOf))
                        .toArray(String[]::new)));
        table.send(response, "next-step-refusals.csv");
    }

    private static String reason(String code, Words words) {
        String reason = words.code("ns-reason", code);
        return reason.equals(code) ? words.code("ns-issue", code) : reason;
    }

    /** The months that were asked for, or the last six; the running one is among them. */
    private static Refusals asked(String from, String to, Visitor visitor) {
        Officer.of(visitor);
        YearMonth now = YearMonth.from(visitor.words().today());
        YearMonth last = month(to).filter(month -> !month.isAfter(now)).orElse(now);
        YearMonth first = month(from)
                .filter(month -> !month.isAfter(last) && month.plusMonths(MOST).isAfter(last))
                .orElse(last.minusMonths(USUAL - 1L));
        return Refusals.of(visitor.hub(), first, last);
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
