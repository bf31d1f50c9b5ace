package org.nextstephub.server.intake.message;

import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.server.intake.message.Reading.Malformed;
import org.nextstephub.server.intake.message.Reading.Read;

/** Which resources belong to a message of an event. */
final class EventEntries {

    private EventEntries() {}

    /** B1: one Patient and one ServiceRequest where the event tells of a referral. */
    static Reading fit(Message message) {
        long people = message.all(Patient.class).count();
        long referrals = message.all(ServiceRequest.class).count();
        boolean needsReferral = message.event().isAboutAReferral();
        if (message.event().isOnlyNoted()) {
            return new Read(message);
        }
        if (message.event().isCommunication()) {
            return message.all(Communication.class).count() == 1 && people <= 1
                    ? new Read(message)
                    : new Malformed(
                            "Bundle.entry", "Exactly one Communication and at most one Patient belong to this event");
        }
        if (people != 1 || referrals > 1 || (needsReferral && referrals == 0)) {
            return new Malformed("Bundle.entry", "Exactly one Patient and one ServiceRequest belong to this event");
        }
        return new Read(message);
    }
}
