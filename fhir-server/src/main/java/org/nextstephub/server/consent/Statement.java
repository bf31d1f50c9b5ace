package org.nextstephub.server.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.TimeSpan;

/**
 * What a consent says, read once.
 *
 * @param kind what it amounts to
 * @param understood false when any part of an active consent cannot be evaluated
 * @param given when it was given, to the day or finer; empty when that cannot be used
 * @param direction empty when it states none and none is plain: it then counts for both
 * @param discloser record key; empty when none is named
 */
record Statement(
        Candidate candidate,
        Kind kind,
        boolean understood,
        Optional<TimeSpan> given,
        Optional<Direction> direction,
        Optional<String> discloser,
        Span period,
        Set<String> recipients,
        boolean namesNobody,
        Set<String> purposes,
        List<Exemption> exceptions) {

    /** What a consent amounts to, by its status and the type of its root provision; the least permissive first. */
    enum Kind {
        REFUSAL,
        REJECTED,
        WITHDRAWN,
        INVALID,
        PENDING,
        PERMIT,
        /** A refusal that was lifted: it says nothing any more. */
        LIFTED
    }

    /** A period whose ends may be open. */
    record Span(Optional<TimeSpan> start, Optional<TimeSpan> end) {

        boolean begun(Instant now) {
            return start.map(first -> !now.isBefore(first.start())).orElse(true);
        }

        boolean over(Instant now) {
            return end.map(last -> !now.isBefore(last.end())).orElse(false);
        }

        boolean contains(Instant now) {
            return begun(now) && !over(now);
        }
    }

    /**
     * A nested deny. Empty sets match everything.
     *
     * @param instances record keys of items that it excepts
     * @param related record keys whose referring items it excepts too
     */
    record Exemption(
            boolean namesActors,
            Set<String> actors,
            boolean namesPurposes,
            Set<String> purposes,
            boolean namesData,
            Set<String> instances,
            Set<String> related) {}

    Consent consent() {
        return candidate.consent();
    }

    boolean isNo() {
        return kind == Kind.REJECTED || kind == Kind.WITHDRAWN;
    }

    boolean isPermit() {
        return kind == Kind.PERMIT;
    }

    boolean isFor(Direction asked) {
        return direction.map(asked::equals).orElse(!isPermit());
    }

    boolean isOf(String asked) {
        return discloser.map(asked::equals).orElse(!isPermit());
    }

    /** A statement without a usable time ties with every other. */
    boolean newerThan(Statement other) {
        return given.isPresent() && other.given.isPresent() && given.get().newerThan(other.given.get());
    }

    /** When the permit ends: its stated end, or the longest period after its start if that is sooner. */
    Instant effectiveEnd(int maxMonths) {
        Instant stated = period.end().map(TimeSpan::end).orElse(Instant.MAX);
        if (maxMonths == 0 || period.start().isEmpty()) {
            return stated;
        }
        LocalDate last = period.start().get().localStart().plusMonths(maxMonths);
        Instant cap = TimeSpan.midnight(last.plusDays(1));
        return stated.isBefore(cap) ? stated : cap;
    }

    /** Says the same: whatever decides is equal; ids, text and order do not count. */
    boolean sameMeaning(Statement other) {
        return kind == other.kind
                && direction.equals(other.direction)
                && discloser.equals(other.discloser)
                && recipients.equals(other.recipients)
                && purposes.equals(other.purposes)
                && period.equals(other.period)
                && Set.copyOf(exceptions).equals(Set.copyOf(other.exceptions))
                && wording().equals(other.wording());
    }

    private String wording() {
        return consent().getPolicyFirstRep().getUri() == null
                ? ""
                : consent().getPolicyFirstRep().getUri();
    }
}
