package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * Collects everything a decision needs: the consents in the message and on file, and what every reference points to. A
 * failure to collect is an exception, never a shorter list.
 */
@Component
public class DecisionInputs {

    private final HubStore store;
    private final PartnerRegistry registry;

    DecisionInputs(HubStore store, PartnerRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    public DecisionInput collect(Arrival arrival, Optional<String> patientId) {
        List<Consent> filed = patientId.map(store::consentsOf).orElse(List.of());
        return DecisionInput.of(arrival, patientId, filed, registry.addTo(new Records()));
    }
}
