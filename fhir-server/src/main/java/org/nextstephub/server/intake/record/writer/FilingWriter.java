package org.nextstephub.server.intake.record.writer;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.server.consent.PermittedReferral;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** Writes a consent by itself, with its evidence and the person. */
@Component
public class FilingWriter {

    /** Where a filed consent lives, and whose it is. */
    public record Filed(String consent, String patientId) {}

    private final FhirContext fhir;
    private final HubStore store;
    private final PartnerRegistry registry;
    private final Minimiser minimiser;
    private final PersonAndConsents shared;

    FilingWriter(FhirContext fhir, HubStore store, PartnerRegistry registry, Minimiser minimiser) {
        this.fhir = fhir;
        this.store = store;
        this.registry = registry;
        this.minimiser = minimiser;
        this.shared = new PersonAndConsents(store, registry);
    }

    public Filed write(Permitted permitted, String personNumber) {
        Message message = permitted.arrival().message();
        StoreTransaction draft =
                new StoreTransaction(fhir, minimiser.minimise(message, permitted.decision(), new ArrayList<>()));
        draft.link(permitted.records());
        Optional<String> held = permitted.patientId().map(id -> "Patient/" + id);
        if (message.isPartial()) {
            draft.leaveAsHeld(draft.the(Patient.class), held.orElseThrow());
        } else {
            shared.complete(draft, permitted, personNumber);
        }
        shared.reuseWhatIsHeld(draft, permitted);
        Consent consent = draft.the(Consent.class);
        String person = held.orElseGet(() -> draft.url(draft.the(Patient.class)));
        draft.add(shared.provenance(permitted, draft.url(consent)));
        draft.add(FilingAudit.of(permitted, shared.sender(permitted), person, draft.url(consent)));
        draft.resolve(new RegisteredNames(
                permitted.records(),
                registry::find,
                permitted.arrival().partner().code()));
        WritePermit permit = WritePermit.ofFiling(
                permitted.decision(),
                message.first(Consent.class).orElseThrow(),
                permitted.receipt().number());
        store.write(new PermittedReferral(draft.transaction(), permit));
        return new Filed(
                consent.getIdElement().getIdPart(), permitted.patientId().orElseGet(() -> draft.the(Patient.class)
                        .getIdElement()
                        .getIdPart()));
    }
}
