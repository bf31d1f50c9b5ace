package org.nextstephub.server.intake.gate;

import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;

/** What a sender, partner or desk, is told where consent is missing. */
public final class ConsentRefusal {

    private ConsentRefusal() {}

    /** Why, but of a withdrawal that the sender did not record itself. */
    public static Refused of(Decided decided) {
        Arrival arrival = decided.arrival();
        ConsentDecision consent = decided.consent();
        Refused refused = refused(decided, consent.reason(), consent.step());
        boolean toldByAnother = consent.reason() == Reason.CONSENT_WITHDRAWN
                && decided.watermark()
                        .filter(last ->
                                !last.recordedBy().equals(arrival.sharing().state()))
                        .isPresent();
        if (toldByAnother) {
            return refused.withoutReason();
        }
        boolean bypassed = consent.reason() == Reason.CONSENT_NOT_ACTIVE
                && arrival.message().bypassesConsent();
        return bypassed ? refused.because(Issue.CONSENT_BYPASSED) : refused;
    }

    /** Why a consent cannot be filed beside a permit in force. */
    public static Refused ofFiling(Decided decided, Consent sent) {
        return refused(decided, ofItself(decided, sent), "C3");
    }

    private static Reason ofItself(Decided decided, Consent sent) {
        ConsentDecision decision = decided.consent();
        if (!decision.heard(sent)) {
            return Reason.CONSENT_MISSING;
        }
        if (decision.isOwn(sent)) {
            return Reason.CONSENT_NOT_ACTIVE;
        }
        Direction asked = decided.arrival().sharing().direction();
        return decision.direction(sent).filter(asked::equals).isPresent()
                ? Reason.CONSENT_DISCLOSER_MISMATCH
                : Reason.CONSENT_DIRECTION_MISMATCH;
    }

    private static Refused refused(Decided decided, Reason reason, String step) {
        return decided.arrival().refused(reason, step, decided.agreement().idAndVersion(), ConsentElements.of(reason));
    }
}
