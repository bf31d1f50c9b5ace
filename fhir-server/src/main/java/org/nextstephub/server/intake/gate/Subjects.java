package org.nextstephub.server.intake.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.Identifiers;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.Step;

/** Steps V2 and V3: the message is about one person, whose number at the partner is there and well formed. */
public final class Subjects {

    private Subjects() {}

    public static Step<Arrival> check(Arrival arrival) {
        Message message = arrival.message();
        if (message.personKeys().isEmpty()) {
            return invalid(
                    arrival,
                    Reason.SUBJECT_MISSING,
                    IssueType.REQUIRED,
                    "Patient.identifier",
                    "The person's number at your agency is needed: type MR with system and value");
        }
        for (Identifier key : message.personKeys()) {
            if (!PersonKeys.isPlain(key.getSystem())) {
                return Step.stop(unkeepable(arrival, "Patient.identifier.system"));
            }
            if (!PersonKeys.isPlain(key.getValue())) {
                return Step.stop(unkeepable(arrival, "Patient.identifier.value"));
            }
        }
        if (message.referral().filter(Subjects::namesNobody).isPresent()) {
            return invalid(
                    arrival,
                    Reason.SUBJECT_MISSING,
                    IssueType.REQUIRED,
                    "ServiceRequest.subject",
                    "The referral must say whom it is about: a reference to the Patient of this message");
        }
        String person = message.entries(Patient.class)
                .findFirst()
                .map(BundleEntryComponent::getFullUrl)
                .orElseThrow();
        for (BundleEntryComponent entry : message.bundle().getEntry()) {
            boolean aboutThePerson = subjects(entry.getResource())
                    .allMatch(subject -> person.equals(subject.getReference()) || namesByNumber(message, subject));
            if (!aboutThePerson) {
                return mismatch(arrival, entry.getResource().fhirType() + ".subject");
            }
        }
        return Step.next(arrival);
    }

    static Step<Arrival> mismatch(Arrival arrival, String element) {
        return invalid(
                arrival,
                Reason.SUBJECT_MISMATCH,
                IssueType.BUSINESSRULE,
                element,
                "Every entry must be about the one Patient of this message");
    }

    private static boolean namesNobody(ServiceRequest referral) {
        return !referral.getSubject().hasReference()
                && referral.getSubject().getIdentifier().getValue() == null;
    }

    private static IntakeOutcome unkeepable(Arrival arrival, String element) {
        return arrival.refused(Reason.CONTENT_FORBIDDEN, "V2", "", element).advising(PersonKeys.RULE);
    }

    private static Stream<Reference> subjects(Resource resource) {
        List<Reference> subjects = new ArrayList<>();
        if (resource instanceof ServiceRequest referral) {
            subjects.add(referral.getSubject());
        } else if (resource instanceof DocumentReference document && document.hasSubject()) {
            subjects.add(document.getSubject());
        } else if (resource instanceof QuestionnaireResponse response) {
            subjects.add(response.getSubject());
        } else if (resource instanceof RelatedPerson related) {
            subjects.add(related.getPatient());
        }
        return subjects.stream();
    }

    private static boolean namesByNumber(Message message, Reference subject) {
        Optional<String> number = Identifiers.key(subject.getIdentifier());
        return !subject.hasReference()
                && number.isPresent()
                && message.personKeys().stream().map(Identifiers::key).anyMatch(number::equals);
    }

    private static Step<Arrival> invalid(Arrival arrival, Reason reason, IssueType type, String element, String text) {
        return Step.stop(new Invalid(reason, List.of(new Fault(type, element, text)), arrival.context()));
    }
}
