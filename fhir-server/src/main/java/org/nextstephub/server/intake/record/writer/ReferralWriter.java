package org.nextstephub.server.intake.record.writer;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.PermittedReferral;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralNumbers;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.RequestedTask;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** Writes a permitted referral as one FHIR transaction: what came, reduced to what is kept, and what the hub adds. */
@Component
public class ReferralWriter {

    /**
     * What was written, as it is held now.
     *
     * @param filed every consent on file about the person
     */
    public record Written(ServiceRequest referral, Task task, String patientId, List<Consent> filed) {}

    private final FhirContext fhir;
    private final HubStore store;
    private final PartnerRegistry registry;
    private final Minimiser minimiser;
    private final PersonAndConsents shared;

    ReferralWriter(FhirContext fhir, HubStore store, PartnerRegistry registry, Minimiser minimiser) {
        this.fhir = fhir;
        this.store = store;
        this.registry = registry;
        this.minimiser = minimiser;
        this.shared = new PersonAndConsents(store, registry);
    }

    /** Writes a new referral with its task. */
    public Written writeNew(Permitted permitted, String filler, String personNumber, List<Remark> remarks) {
        StoreTransaction draft = draft(permitted, remarks);
        ServiceRequest referral = draft.the(ServiceRequest.class);
        complete(referral, draft, permitted);
        ReferralNumbers.addFiller(referral, filler);
        shared.complete(draft, permitted, personNumber);
        shared.reuseWhatIsHeld(draft, permitted);
        Patient person = draft.the(Patient.class);
        Task task = RequestedTask.of(
                filler,
                draft.url(referral),
                draft.url(person),
                "Organization/" + permitted.arrival().partner().organizationId(),
                "Organization/" + registry.peerOrganizationId(),
                permitted.agreement(),
                permitted.now());
        PersonAndConsents.governing(draft, permitted)
                .ifPresent(consent -> task.addInput(ReferralTask.consentInput(consent)));
        draft.add(task);
        write(draft, permitted);
        return new Written(
                referral,
                task,
                person.getIdElement().getIdPart(),
                permitted.patientId().map(store::consentsOf).orElseGet(() -> draft.all(Consent.class)));
    }

    /** Writes a new version of a held referral, of the person, and of the consent that it rests on now; returns the referral. */
    public ServiceRequest writeChange(Permitted permitted, ServiceRequest held, List<Remark> remarks) {
        StoreTransaction draft = draft(permitted, remarks);
        ServiceRequest referral = draft.the(ServiceRequest.class);
        complete(referral, draft, permitted);
        Changes.apply(referral, held, permitted.arrival().message().isPartial());
        shared.reuseWhatIsHeld(draft, permitted);
        draft.replace(referral, "ServiceRequest/" + held.getIdElement().getIdPart());
        write(draft, permitted);
        return referral;
    }

    /** Writes a new version of the person alone. */
    public void writePerson(Permitted permitted) {
        StoreTransaction draft = draft(permitted, new ArrayList<>());
        shared.reuseWhatIsHeld(draft, permitted);
        write(draft, permitted);
    }

    private StoreTransaction draft(Permitted permitted, List<Remark> remarks) {
        StoreTransaction draft = new StoreTransaction(
                fhir, minimiser.minimise(permitted.arrival().message(), permitted.decision(), remarks));
        draft.link(permitted.records());
        PersonAndConsents.proposeShareBack(draft);
        return draft;
    }

    /** The hub adds three things to a request: its own number, the agreement, and the consent. */
    private static void complete(ServiceRequest referral, StoreTransaction draft, Permitted permitted) {
        referral.addExtension(new Extension(
                Canonical.EXT_GOVERNING_AGREEMENT,
                new Reference("Contract/" + permitted.agreement().getIdElement().getIdPart())));
        Stream.of(Consent.class, DocumentReference.class, QuestionnaireResponse.class)
                .flatMap(type -> draft.all(type).stream())
                .forEach(evidence -> referral.addSupportingInfo(new Reference(draft.url(evidence))));
        if (draft.find(Consent.class).isEmpty()) {
            permitted
                    .decision()
                    .consent()
                    .filter(Consent::hasId)
                    .ifPresent(held -> referral.addSupportingInfo(new Reference(PersonAndConsents.reference(held))));
        }
    }

    /** With the provenance of the consent and the audit of the decision, in the same transaction. */
    private void write(StoreTransaction draft, Permitted permitted) {
        Optional<String> consent = PersonAndConsents.governing(draft, permitted);
        consent.ifPresent(target -> draft.add(shared.provenance(permitted, target)));
        draft.add(DecisionAudit.permitted(
                permitted.receipt(),
                "Organization/" + permitted.arrival().partner().organizationId(),
                permitted.arrival().caller(),
                draft.url(draft.the(Patient.class)),
                consent));
        draft.resolve(new RegisteredNames(
                permitted.records(),
                registry::find,
                permitted.arrival().partner().code()));
        WritePermit permit =
                WritePermit.of(permitted.decision(), permitted.receipt().number());
        store.write(new PermittedReferral(draft.transaction(), permit));
    }
}
