package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Reason;

/** The answer, and what it rests on. Only the policy makes one, and it is never cached: it is asked again every time. */
public final class ConsentDecision {

    private final Reason reason;
    private final String step;
    private final Optional<Consent> consent;
    private final Optional<Instant> ends;
    private final boolean capped;
    private final List<Statement> heard;
    private final List<Statement> own;
    private final List<Statement> standing;
    private final Optional<RuntimeException> failure;

    ConsentDecision(
            Reason reason,
            String step,
            Optional<Consent> consent,
            Optional<Instant> ends,
            boolean capped,
            List<Statement> heard,
            List<Statement> own,
            List<Statement> standing,
            Optional<RuntimeException> failure) {
        this.reason = reason;
        this.step = step;
        this.consent = consent;
        this.ends = ends;
        this.capped = capped;
        this.heard = heard;
        this.own = own;
        this.standing = standing;
        this.failure = failure;
    }

    static ConsentDecision refused(Reason reason, String step, PolicyCase at) {
        return new ConsentDecision(
                reason,
                step,
                Optional.empty(),
                Optional.empty(),
                false,
                at.heard(),
                at.own(),
                at.standing(),
                Optional.empty());
    }

    /** The policy broke: nothing is permitted, and the fault is its own. */
    static ConsentDecision failed(RuntimeException failure) {
        return new ConsentDecision(
                Reason.INTERNAL,
                "C1",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(failure));
    }

    public Reason reason() {
        return reason;
    }

    /** What broke, only when the reason is INTERNAL; its message may hold what nobody may read. */
    public Optional<RuntimeException> failure() {
        return failure;
    }

    /** The rule that decided, C1 to G10. */
    public String step() {
        return step;
    }

    /** The governing permit, only when permitted. */
    public Optional<Consent> consent() {
        return consent;
    }

    /** When the permit ends, only when permitted. */
    public Optional<Instant> ends() {
        return ends;
    }

    /** Whether the permit's stated end was later than the longest period allows. */
    public boolean capped() {
        return capped;
    }

    /** Whether this very consent was among those that count (C3); any other is not kept. */
    public boolean heard(Consent consent) {
        return isAmong(heard, consent);
    }

    /** Whether this very consent counts among those that share its number (C6); what it was set against stays as it is. */
    public boolean counts(Consent consent) {
        return isAmong(standing, consent);
    }

    /** Whether this very consent is about the direction and the discloser that were asked about (C7, C8). */
    public boolean isOwn(Consent consent) {
        return isAmong(own, consent);
    }

    /** Which way this very consent is about, also where that is only plain from whom it names. */
    public Optional<Direction> direction(Consent consent) {
        return heard.stream()
                .filter(statement -> statement.consent() == consent)
                .findFirst()
                .flatMap(Statement::direction);
    }

    private static boolean isAmong(List<Statement> statements, Consent consent) {
        return statements.stream().anyMatch(one -> one.consent() == consent);
    }

    /**
     * Whether the consent may be filed by itself: a permit that is in force or begins later, or the person's no, also an
     * old one beside a newer permit. What does not permit yet is kept, so that it counts when a referral comes; a refusal
     * is not lifted this way, and nobody files a permit for what another shares.
     */
    public boolean mayFile(Consent consent) {
        return heard(consent)
                && switch (reason) {
                    case OK -> isActive(consent) || (!denies(consent) && isFormer(consent));
                    case CONSENT_NOT_YET_EFFECTIVE -> isActive(consent);
                    case CONSENT_DENIED -> denies(consent) && consent.getStatus() == ConsentState.ACTIVE;
                    case CONSENT_REJECTED -> consent.getStatus() == ConsentState.REJECTED;
                    default -> false;
                };
    }

    private boolean isActive(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE && (denies(consent) || isOwn(consent));
    }

    private static boolean isFormer(Consent consent) {
        return consent.getStatus() == ConsentState.INACTIVE || consent.getStatus() == ConsentState.REJECTED;
    }

    private static boolean denies(Consent consent) {
        return consent.getProvision().getType() == ConsentProvisionType.DENY;
    }

    /** Whether the person says no, rather than not yet or not in a way that can be judged. */
    public boolean isTheirNo() {
        return reason == Reason.CONSENT_DENIED || reason == Reason.CONSENT_REJECTED;
    }

    public boolean permitted() {
        return reason == Reason.OK;
    }

    public Decision decision() {
        return reason.decision().orElse(Decision.INDETERMINATE);
    }
}
