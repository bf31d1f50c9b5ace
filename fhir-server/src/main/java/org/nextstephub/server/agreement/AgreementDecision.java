package org.nextstephub.server.agreement;

import java.util.Optional;
import org.hl7.fhir.r4.model.Contract;
import org.nextstephub.profiles.Reason;

/**
 * The answer about an agreement.
 *
 * @param reason {@code OK} or the reason of the refusal
 * @param step the rule that decided, M1 to M7
 * @param contract the agreement it judged
 */
public record AgreementDecision(Reason reason, String step, Optional<Contract> contract) {

    public boolean inForce() {
        return reason == Reason.OK;
    }

    /** Agreement number and version as receipts and audit keep them, such as {@code MOU-LAKESHORE|1}. */
    public String idAndVersion() {
        return contract.map(judged -> judged.getIdentifierFirstRep().getValue() + "|" + judged.getVersion())
                .orElse("");
    }
}
