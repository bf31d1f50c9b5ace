package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Normaliser;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.stereotype.Component;

/**
 * Makes a whole message of a consent that is filed by itself: a partner names the person as it does in a referral, the
 * peer support desk names one whom the hub holds, and the evidence that came along is what the consent rests on.
 */
@Component
public class Filing {

    private final HubStore store;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Recognition recognition;
    private final Caseload caseload;

    Filing(HubStore store, ReferralRows rows, PartnerRegistry registry, Recognition recognition, Caseload caseload) {
        this.store = store;
        this.rows = rows;
        this.registry = registry;
        this.recognition = recognition;
        this.caseload = caseload;
    }

    public Step<Arrival> arrive(Message message, Caller caller, String receipt) {
        Consent consent = message.first(Consent.class).orElseThrow();
        restOnEvidence(message, consent);
        return caller.role().isPeerSupport()
                ? fromTheDesk(message, consent, caller, receipt)
                : recognition.recognise(withPerson(message, consent), caller, receipt);
    }

    private static void restOnEvidence(Message message, Consent consent) {
        if (!consent.hasSource()) {
            message.bundle().getEntry().stream()
                    .filter(entry -> entry.getResource() instanceof QuestionnaireResponse
                            || entry.getResource() instanceof DocumentReference)
                    .forEach(entry -> consent.setSource(new Reference(entry.getFullUrl())));
        }
    }

    /** Of a person whom the hub holds the number is enough. */
    private static Message withPerson(Message message, Consent consent) {
        Identifier number = consent.getPatient().getIdentifier();
        if (message.person().isPresent() || !number.hasSystem() || !number.hasValue()) {
            return message;
        }
        return withPerson(message, List.of(Normaliser.asRecordNumber(number.copy())));
    }

    private Step<Arrival> fromTheDesk(Message message, Consent consent, Caller caller, String receipt) {
        Optional<Patient> person = heldPerson(consent.getPatient())
                .filter(held -> caller.role() != Role.WORKER
                        || caseload.holds(caller, held.getIdElement().getIdPart()));
        Optional<Arrival> arrival = person.flatMap(
                        held -> rows.partnerOf(held.getIdElement().getIdPart()))
                .flatMap(registry::find)
                .map(partner ->
                        new Arrival(withPerson(message, person.get().getIdentifier()), partner, caller, receipt));
        return arrival.map(Step::next)
                .orElseGet(() -> Step.stop(new Invalid(
                        Reason.SUBJECT_MISSING,
                        List.of(new Fault(
                                IssueType.REQUIRED,
                                "Consent.patient",
                                "Name the person by the hub's number or by reference to their Patient")),
                        AnswerContext.unknown())));
    }

    /** One who is closed reads like one who never was. */
    private Optional<Patient> heldPerson(Reference named) {
        Optional<Patient> held = Canonical.PERSON.equals(named.getIdentifier().getSystem())
                ? store.peopleNumbered(Canonical.PERSON, named.getIdentifier().getValue()).stream()
                        .findFirst()
                : Optional.ofNullable(named.getReference())
                        .filter(reference -> reference.startsWith("Patient/"))
                        .flatMap(reference -> store.find(Patient.class, reference.substring("Patient/".length())));
        return held.filter(person -> !Closed.is(person));
    }

    /** The person by number alone: held already, so nothing else of them is needed, and nothing is changed. */
    private static Message withPerson(Message message, List<Identifier> numbers) {
        String url = "urn:uuid:" + UUID.randomUUID();
        Patient person = new Patient();
        numbers.forEach(person::addIdentifier);
        message.bundle().addEntry().setFullUrl(url).setResource(person);
        message.bundle().getMeta().addTag(Canonical.codeSystem("ns-message"), ReferralBundles.PARTIAL, null);
        message.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .forEach(resource -> pointTo(resource, url));
        return message;
    }

    private static void pointTo(Resource resource, String person) {
        if (resource instanceof Consent consent) {
            consent.setPatient(new Reference(person));
        } else if (resource instanceof DocumentReference document) {
            document.setSubject(new Reference(person));
        } else if (resource instanceof QuestionnaireResponse response) {
            response.setSubject(new Reference(person));
        }
    }
}
