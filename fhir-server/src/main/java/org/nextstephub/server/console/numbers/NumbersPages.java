package org.nextstephub.server.console.numbers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Table;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.numbers.Months.Cell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The programme's numbers: a sentence, a plot and the table of which it is a view. */
@Controller
final class NumbersPages {

    private static final int USUAL = 6;
    private static final int MOST = 36;

    /** A measure with its number of each month. */
    record Row(String measure, List<String> cells) {}

    @GetMapping("/console/numbers")
    String numbers(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visitor visitor,
            Model page) {
        Months months = asked(from, to, visitor);
        Words words = visitor.words();
        page.addAttribute("title", words.say("numbers.title"));
        page.addAttribute("from", months.all().get(0).toString());
        page.addAttribute("to", last(months).toString());
        page.addAttribute("headline", headline(months, words));
        page.addAttribute("months", months.all().stream().map(words::month).toList());
        page.addAttribute("plot", Columns.of(months, words));
        page.addAttribute(
                "rows",
                months.measures().stream()
                        .map(measure -> new Row(
                                Months.called(visitor, measure),
                                months.all().stream()
                                        .map(month -> text(months.cell(month, measure), words))
                                        .toList()))
                        .toList());
        page.addAttribute("made", words.say("numbers.made", words.moment(words.now()), visitor.name()));
        return "console/numbers";
    }

    /** The same table for a spreadsheet. */
    @GetMapping("/console/numbers/table.csv")
    void csv(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visitor visitor,
            HttpServletResponse response)
            throws IOException {
        Months months = asked(from, to, visitor);
        Words words = visitor.words();
        Table table = new Table(Stream.concat(
                        Stream.of(words.say("numbers.measure")),
                        months.all().stream().map(YearMonth::toString))
                .toList());
        months.measures()
                .forEach(measure -> table.add(Stream.concat(
                                Stream.of(Months.called(visitor, measure)),
                                months.all().stream().map(month -> text(months.cell(month, measure), words)))
                        .toArray(String[]::new)));
        table.send(response, "next-step-numbers.csv");
    }

    /** Whole months that are over: those that were asked for, or the last six. */
    private static Months asked(String from, String to, Visitor visitor) {
        visitor.needs("$transition-report", Interaction.OPERATION);
        YearMonth over = YearMonth.from(visitor.words().today()).minusMonths(1);
        YearMonth last = month(to).filter(month -> !month.isAfter(over)).orElse(over);
        YearMonth first = month(from)
                .filter(month -> !month.isAfter(last) && month.plusMonths(MOST).isAfter(last))
                .orElse(last.minusMonths(USUAL - 1L));
        return Months.of(visitor, first, last);
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static YearMonth last(Months months) {
        return months.all().get(months.all().size() - 1);
    }

    private static String headline(Months months, Words words) {
        YearMonth last = last(months);
        Optional<Integer> before = months.cell(last, "introduced-before-end").count();
        Optional<Integer> introduced = months.cell(last, "introduced").count();
        if (introduced.filter(count -> count == 0).isPresent()) {
            return words.say("numbers.headline.none", words.month(last));
        }
        return before.isPresent() && introduced.isPresent()
                ? words.say("numbers.headline", words.month(last), before.get(), introduced.get())
                : words.say("numbers.headline.masked", words.month(last));
    }

    private static String text(Cell cell, Words words) {
        if (cell.isMasked()) {
            return words.say("numbers.masked");
        }
        return cell.value()
                .map(number -> words.isFrench() ? number.replace('.', ',') : number)
                .orElseGet(() -> words.say("numbers.none"));
    }
}
