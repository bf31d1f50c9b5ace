package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Identifier;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** Consents that are revoked by their number. */
@Component
class NamedConsents {

    private final HubStore store;
    private final StoppedSharing sharing;

    NamedConsents(HubStore store, StoppedSharing sharing) {
        this.store = store;
        this.sharing = sharing;
    }

    /**
     * By the number of a consent: a refusal is lifted, a consent to tell the partner ends, and neither closes anything.
     *
     * @return the people whose consent to share is named
     */
    List<String> revoke(Caller caller, Identifier named, String number, Instant now) {
        List<String> people = new ArrayList<>();
        for (Consent consent : store.consentsNumbered(named.getSystem(), named.getValue())) {
            String patientId = consent.getPatient().getReferenceElement().getIdPart();
            if (!isRefusal(consent) && !Direction.isShareBack(consent)) {
                people.add(patientId);
                continue;
            }
            sharing.partnerFor(caller, patientId).ifPresent(partner -> {
                if (isRefusal(consent)) {
                    sharing.lift(caller, partner, patientId, consent, number, now);
                } else {
                    sharing.stop(caller, partner, patientId, true, number, now);
                }
            });
        }
        return people;
    }

    private static boolean isRefusal(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE
                && consent.getProvision().getType() == ConsentProvisionType.DENY;
    }
}
