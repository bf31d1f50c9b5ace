package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
 * @param given when it was given, to the day or finer and not ahead; empty when that cannot be used
 * @param direction empty when it states none and none is plain: it then counts for both
 * @param discloser the one organization that shares; empty when there is not exactly one
 * @param recipients those named to receive; empty means nobody in a permit, and everybody in a refusal
 */
record Statement(
        Candidate candidate,
        Kind kind,
        boolean understood,
        Optional<TimeSpan> given,
        Optional<Direction> direction,
        Optional<Named> discloser,
        Span period,
        List<Named> recipients,
        Set<String> purposes,
        List<Exemption> exceptions,
        Proof proof) {

    /** What a consent amounts to, by its status and the type of its root provision. */
    enum Kind {
        REFUSAL(0),
        REJECTED(1),
        WITHDRAWN(2),
        /** A refusal that was lifted: it says nothing any more, and does not permit either. */
        LIFTED(2),
        INVALID(3),
        PENDING(4),
        PERMIT(5);

        private final int permissiveness;

        Kind(int permissiveness) {
            this.permissiveness = permissiveness;
        }

        int permissiveness() {
            return permissiveness;
        }
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

        /** The same instants, however precisely they are written. */
        boolean isSameAs(Span other) {
            return start.map(TimeSpan::start).equals(other.start.map(TimeSpan::start))
                    && end.map(TimeSpan::end).equals(other.end.map(TimeSpan::end));
        }
    }

    /**
     * Who gave it and what shows it.
     *
     * @param evidence record keys, or the words of an attachment; empty when there is none
     */
    record Proof(Set<String> performers, Set<String> evidence) {}

    Consent consent() {
        return candidate.consent();
    }

    boolean inMessage() {
        return candidate.inMessage();
    }

    boolean isDissent() {
        return kind == Kind.REJECTED || kind == Kind.WITHDRAWN;
    }

    boolean isPermit() {
        return kind == Kind.PERMIT;
    }

    boolean isRefusal() {
        return kind == Kind.REFUSAL;
    }

    boolean isFor(Direction asked) {
        return direction.map(asked::equals).orElse(!isPermit());
    }

    boolean isOf(String asked) {
        return discloser.map(named -> named.names(asked)).orElse(!isPermit());
    }

    boolean namesRecipient(String asked) {
        return recipients.stream().anyMatch(named -> named.names(asked));
    }

    /** A statement without a usable time ties with every other. */
    boolean newerThan(Statement other) {
        return given.isPresent() && other.given.isPresent() && given.get().newerThan(other.given.get());
    }

    static List<Statement> newest(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statements.stream().noneMatch(other -> other.newerThan(statement)))
                .toList();
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
                && discloser.map(Named::lasting).equals(other.discloser.map(Named::lasting))
                && Named.lasting(recipients).equals(Named.lasting(other.recipients))
                && purposes.equals(other.purposes)
                && period.isSameAs(other.period)
                && excepted().equals(other.excepted())
                && wording().equals(other.wording());
    }

    private Set<Exemption.Meaning> excepted() {
        return exceptions.stream().map(Exemption::meaning).collect(toUnmodifiableSet());
    }

    private Optional<String> wording() {
        return Optional.ofNullable(consent().getPolicyFirstRep().getUri());
    }
}
