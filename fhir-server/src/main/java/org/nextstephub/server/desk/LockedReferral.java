package org.nextstephub.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.store.rows.ReferralRows.Owned;

/**
 * A referral in the hands of the desk for one transaction: nobody else changes it, and no withdrawal passes it.
 *
 * @param consents every consent on file about the person; none changes while they are held
 * @param standing that the consent which let it in still stands
 */
record LockedReferral(
        Owned referral, Partner agency, Task task, List<Consent> consents, ConsentDecision standing, Instant now) {

    LocalDate today() {
        return LocalDate.ofInstant(now, TimeSpan.TORONTO);
    }

    String patientId() {
        return referral.row().patientId();
    }
}
