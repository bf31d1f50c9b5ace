package org.nextstephub.server.desk.open;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.rows.OpenReferralRows.Line;

/**
 * A referral that is not over.
 *
 * @param end last day of the clinical service, as far as it is known
 */
record OpenReferral(Line line, Optional<LocalDate> end) {

    /** An end that nobody knows is a risk, too: it comes first; then whoever's time runs out soonest. */
    static final Comparator<OpenReferral> BY_END = Comparator.comparing(
                    (OpenReferral each) -> each.end().orElse(LocalDate.MIN))
            .thenComparing(each -> each.line().number());

    private static final Set<String> WAITING = Set.of("awaiting-information", "held-by-sender", "consent-expired");

    static OpenReferral of(Line line) {
        return new OpenReferral(
                line,
                Stream.of(day(line.ended()), day(line.expected()), day(line.overlapEnds()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<LocalDate> day(@Nullable Integer ordinal) {
        return Optional.ofNullable(ordinal).map(day -> LocalDate.of(day / 10_000, day / 100 % 100, day % 100));
    }

    private static Optional<LocalDate> day(@Nullable String written) {
        return Optional.ofNullable(written)
                .flatMap(text -> TimeSpan.of(new DateTimeType(text)))
                .map(TimeSpan::localStart);
    }

    boolean isAssigned() {
        return line.assigned();
    }

    boolean waitsForTheAgency() {
        return WAITING.contains(line.business());
    }

    /** Something needs a look, or nobody was introduced and the end is near, past or unknown. */
    boolean isAtRisk(LocalDate today) {
        return line.watches() > 0
                || !line.introduced()
                        && end.filter(day -> day.isAfter(today.plusWeeks(2))).isEmpty();
    }

    /** {@code introduced}; {@code planned} once it was accepted; {@code not-yet}. */
    String standing() {
        return line.introduced() ? "introduced" : line.accepted() ? "planned" : "not-yet";
    }
}
