package org.nextstephub.server.telling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;

/**
 * What is on file about some people: through whom each came, what they said, and when they last withdrew. For one look; an answer
 * that is given later is read anew.
 */
public final class OnFile {

    static final OnFile NOBODY = new OnFile(Map.of(), Map.of(), Map.of());

    private final Map<String, String> partners;
    private final Map<String, List<Consent>> consents;
    private final Map<String, Instant> withdrawals;

    OnFile(Map<String, String> partners, Map<String, List<Consent>> consents, Map<String, Instant> withdrawals) {
        this.partners = partners;
        this.consents = consents;
        this.withdrawals = withdrawals;
    }

    Optional<String> partnerOf(String patientId) {
        return Optional.ofNullable(partners.get(patientId));
    }

    List<Consent> consentsOf(String patientId) {
        return consents.getOrDefault(patientId, List.of());
    }

    Optional<Instant> lastWithdrawal(String patientId) {
        return Optional.ofNullable(withdrawals.get(patientId));
    }
}
