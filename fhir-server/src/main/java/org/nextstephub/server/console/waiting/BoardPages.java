package org.nextstephub.server.console.waiting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The continuity board: who is about to fall through between two services. */
@Controller
final class BoardPages {

    private static final int WEEKS = 8;
    private static final int MOST_ROWS = 25;

    /** @param bridge the two services on one axis; the cells beside it say the same in words */
    record Row(
            String number,
            String address,
            String person,
            String end,
            String introduction,
            Bridge bridge,
            List<String> watches) {}

    /** A week, and those whose clinical service ends in it. */
    record Week(String from, List<Square> people) {}

    /** @param standing {@code introduced}, {@code planned} or {@code not-yet} */
    record Square(String number, String address, String standing) {}

    @GetMapping("/console/board")
    String board(Visitor visitor, Model page) {
        visitor.needs("Task/$acknowledge", Interaction.OPERATION);
        List<OpenReferral> all = OpenReferrals.of(visitor);
        Map<String, List<Task>> watches = Watches.open(visitor).stream().collect(Collectors.groupingBy(Watches::of));
        List<OpenReferral> risks = all.stream()
                .filter(referral -> watches.containsKey(referral.id())
                        || isAtRisk(referral, visitor.words().today()))
                .sorted(Comparator.comparing(
                        referral -> referral.service().end().orElse(LocalDate.MAX)))
                .toList();
        List<OpenReferral> shown = risks.subList(0, Math.min(risks.size(), MOST_ROWS));
        Map<String, Person> people = OpenReferrals.people(visitor.hub(), shown);
        page.addAttribute("title", visitor.words().say("board.title"));
        page.addAttribute("count", risks.size());
        page.addAttribute("more", risks.size() - shown.size());
        page.addAttribute("weeks", weeks(all, visitor.words()));
        page.addAttribute(
                "rows",
                shown.stream()
                        .map(referral -> row(
                                referral,
                                Optional.ofNullable(people.get(referral.personId())),
                                watches.getOrDefault(referral.id(), List.of()),
                                visitor.words()))
                        .toList());
        return "console/board";
    }

    /** Nobody was introduced, and the end is near, past or unknown. */
    private static boolean isAtRisk(OpenReferral referral, LocalDate today) {
        return referral.introduced().isEmpty()
                && referral.service()
                        .end()
                        .filter(end -> end.isAfter(today.plusWeeks(2)))
                        .isEmpty();
    }

    private static Row row(OpenReferral referral, Optional<Person> person, List<Task> watches, Words words) {
        return new Row(
                referral.number(),
                referral.address(),
                person.map(Person::name).orElse(""),
                referral.service().sentence(),
                referral.introduced()
                        .map(day -> words.say("board.introduced", words.day(day)))
                        .orElseGet(() -> words.say("board.not-introduced")),
                Bridge.of(referral, words.today()),
                watches.stream()
                        .map(watch -> words.code(watch.getReasonCode()))
                        .sorted()
                        .toList());
    }

    private static List<Week> weeks(List<OpenReferral> all, Words words) {
        return IntStream.range(0, WEEKS)
                .mapToObj(week -> new Week(
                        words.day(words.today().plusWeeks(week)),
                        all.stream()
                                .filter(referral -> endsIn(referral, week, words.today()))
                                .map(BoardPages::square)
                                .toList()))
                .toList();
    }

    private static boolean endsIn(OpenReferral referral, int week, LocalDate today) {
        return referral.service()
                .end()
                .map(end -> ChronoUnit.DAYS.between(today, end))
                .filter(days -> days >= week * 7L && days < (week + 1) * 7L)
                .isPresent();
    }

    private static Square square(OpenReferral referral) {
        String standing = referral.introduced().isPresent()
                ? "introduced"
                : referral.relationship().isPresent() ? "planned" : "not-yet";
        return new Square(referral.number(), referral.address(), standing);
    }
}
