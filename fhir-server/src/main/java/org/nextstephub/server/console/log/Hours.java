package org.nextstephub.server.console.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.plot.Stacks;
import org.nextstephub.server.console.plot.Stacks.Amount;
import org.nextstephub.server.console.plot.Stacks.Figure;

/** How many messages came in each hour of a day, so that a silence is seen: the table, and the plot that is a view of it. */
record Hours(List<Hour> all, Instant now) {

    private static final int APART = 26;
    private static final int LABELLED = 3;

    /**
     * One hour.
     *
     * @param refused what was not accepted, whatever the reason
     * @param faults what the hub itself did wrong
     */
    record Hour(Instant begins, int accepted, int refused, int faults) {

        public int total() {
            return accepted + refused + faults;
        }

        private Hour and(String outcome, int count) {
            return switch (outcome) {
                case "accepted" -> new Hour(begins, accepted + count, refused, faults);
                case "fault" -> new Hour(begins, accepted, refused, faults + count);
                default -> new Hour(begins, accepted, refused + count, faults);
            };
        }
    }

    /** Of a whole day, so that one axis serves every day. */
    static Hours of(Parameters answer, LocalDate day, Instant now) {
        Map<Instant, Hour> hours = new LinkedHashMap<>();
        Instant end = TimeSpan.midnight(day.plusDays(1));
        for (Instant at = TimeSpan.midnight(day); at.isBefore(end); at = at.plus(Duration.ofHours(1))) {
            hours.put(at, new Hour(at, 0, 0, 0));
        }
        Message.parts(answer, "hour")
                .forEach(part -> hours.computeIfPresent(
                        Message.instant(part, "begins"),
                        (at, hour) -> hour.and(
                                Message.text(part, "outcome"), Integer.parseInt(Message.text(part, "count")))));
        return new Hours(new ArrayList<>(hours.values()), now);
    }

    /** Those that have begun. */
    List<Hour> begun() {
        return all.stream().filter(hour -> !hour.begins().isAfter(now)).toList();
    }

    int total() {
        return all.stream().mapToInt(Hour::total).sum();
    }

    int notAccepted() {
        return total() - all.stream().mapToInt(Hour::accepted).sum();
    }

    Stacks plot(Words words) {
        return Stacks.of(all.stream().map(hour -> figure(hour, words)).toList(), APART);
    }

    private Figure figure(Hour hour, Words words) {
        boolean labelled = all.indexOf(hour) % LABELLED == 0;
        return new Figure(
                labelled ? clock(hour.begins(), words) : "",
                hour.total() == 0 ? "" : String.valueOf(hour.total()),
                false,
                List.of(
                        new Amount("accepted", hour.accepted()),
                        new Amount("refused", hour.refused()),
                        new Amount("fault", hour.faults())));
    }

    /** 14:00; 14 h. */
    static String clock(Instant at, Words words) {
        String form = words.isFrench() ? "H'\u00A0h'" : "H:mm";
        return at.atZone(TimeSpan.TORONTO).format(DateTimeFormatter.ofPattern(form, words.language()));
    }
}
