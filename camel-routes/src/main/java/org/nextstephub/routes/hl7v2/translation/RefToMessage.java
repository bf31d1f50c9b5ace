package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.translation.PrdToRequester.Requester;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.MessageDraft;

/** REF to the content of a message: the referral, whom it is about, who refers and what was consented to. */
final class RefToMessage {

    private RefToMessage() {}

    /** REF^I12 and I13: the referral in full; of a change, what is there. */
    static void referral(Translation translation) {
        Optional<Segment> rf1 = translation.required("RF1");
        Optional<Segment> pid = translation.required("PID");
        Optional<Requester> requester = PrdToRequester.map(translation);
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        MessageDraft draft = translation.draft();
        ServiceRequest referral = Rf1ToServiceRequest.map(translation, rf1.get());
        Patient person = PidToPatient.map(translation, pid.get());
        referral.setSubject(draft.to("Patient"));
        NteToDetails.map(translation, referral, person);
        mustBeReachable(translation, person, referral, pid.get());
        if (translation.message().kind() == Kind.CHANGE) {
            draft.markPartial();
        }
        requester.ifPresent(who -> {
            referral.setRequester(draft.to("PractitionerRole"));
            draft.author("PractitionerRole");
        });
        draft.addFocus("ServiceRequest", referral);
        draft.add("Patient", person);
        requester.ifPresent(who -> {
            draft.add("PractitionerRole", who.role());
            draft.add("Practitioner", who.practitioner());
        });
        StatedConsents.add(translation, referral);
    }

    /** A number or an address that cannot be used is there, but of the wrong kind. */
    private static void mustBeReachable(Translation translation, Patient person, ServiceRequest referral, Segment pid) {
        boolean throughReferrer = referral.getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY).stream()
                .flatMap(safety -> safety.getExtensionsByUrl("preferredMethod").stream())
                .anyMatch(method ->
                        "through-referrer".equals(method.getValueAsPrimitive().getValueAsString()));
        if (translation.isComplete() && !person.hasTelecom() && !throughReferrer) {
            translation.faults().add(pid.has(13) ? Condition.DATA_TYPE : Condition.REQUIRED_FIELD, pid.at(13));
        }
    }

    /** REF^I14: which referral, and of whom. */
    static void cancel(Translation translation) {
        named(translation, ServiceRequestStatus.REVOKED);
        if (translation.message().has("RF1") && translation.message().has("PID")) {
            StatedConsents.add(translation);
        }
    }

    /** REF^I15: which referral, and of whom. */
    static void question(Translation translation) {
        named(translation, ServiceRequestStatus.UNKNOWN);
    }

    private static void named(Translation translation, ServiceRequestStatus status) {
        Optional<Segment> rf1 = translation.required("RF1");
        Optional<Segment> pid = translation.required("PID");
        if (rf1.isPresent() && pid.isPresent()) {
            MessageDraft draft = translation.draft();
            ServiceRequest referral = Rf1ToServiceRequest.named(translation, rf1.get(), status);
            referral.setSubject(draft.to("Patient"));
            draft.addFocus("ServiceRequest", referral);
            draft.add("Patient", PidToPatient.identified(translation, pid.get()));
        }
    }
}
