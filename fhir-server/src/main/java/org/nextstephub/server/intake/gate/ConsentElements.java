package org.nextstephub.server.intake.gate;

import org.nextstephub.profiles.Reason;

/** The element of the message at which a reason points, so that the sender knows where to look. */
final class ConsentElements {

    private ConsentElements() {}

    static String of(Reason reason) {
        return switch (reason) {
            case CONSENT_MISSING, CONSENT_NOT_UNDERSTOOD, CONSENT_AMBIGUOUS -> "Consent";
            case CONSENT_SUBJECT_MISMATCH -> "Consent.patient";
            case CONSENT_DIRECTION_MISMATCH -> "Consent.extension";
            case CONSENT_DISCLOSER_MISMATCH -> "Consent.organization";
            case CONSENT_DATETIME_INVALID -> "Consent.dateTime";
            case CONSENT_GRANTOR_INVALID -> "Consent.performer";
            case CONSENT_EVIDENCE_MISSING -> "Consent.source";
            case CONSENT_EXPIRED -> "Consent.provision.period.end";
            case CONSENT_NOT_YET_EFFECTIVE -> "Consent.provision.period.start";
            case RECIPIENT_NOT_NAMED -> "Consent.provision.actor";
            case PURPOSE_NOT_PERMITTED -> "Consent.provision.purpose";
            case EXCEPTION_DENY -> "Consent.provision.provision";
            case LABEL_TOO_HIGH -> "meta.security";
            default -> "Consent.status";
        };
    }
}
