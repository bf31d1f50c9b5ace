package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.stereotype.Component;

/** Stops sharing with a partner at the word of a person that a caller passes on, if the caller may. */
@Component
class StoppedSharing {

    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Withdrawal withdrawal;
    private final Caseload caseload;

    StoppedSharing(ReferralRows rows, PartnerRegistry registry, Withdrawal withdrawal, Caseload caseload) {
        this.rows = rows;
        this.registry = registry;
        this.withdrawal = withdrawal;
        this.caseload = caseload;
    }

    /** The partner through whom a person is known; empty as well when the caller may not stop its sharing. */
    Optional<String> partnerFor(Caller caller, String patientId) {
        return rows.partnerOf(patientId).filter(partner -> mayRevoke(caller, partner, patientId));
    }

    private boolean mayRevoke(Caller caller, String partner, String patientId) {
        return switch (caller.role()) {
            case PARTNER -> caller.partners().contains(partner);
            case WORKER -> caseload.holds(caller, patientId);
            case DESK, PRIVACY -> true;
            case INTAKE, ADMIN, REPORTING, INTEROP -> false;
        };
    }

    /** Applies the person's word against what they and the partner share, or against share back alone. */
    void stop(Caller caller, String partner, String patientId, boolean shareBackOnly, String number, Instant now) {
        List<String> keys = rows.keys(partner, patientId);
        if (shareBackOnly) {
            withdrawal.takeShareBack(request(caller, partner, number), keys, patientId, now);
        } else {
            withdrawal.take(request(caller, partner, number), keys, Optional.of(patientId), now);
        }
    }

    /** Remembers it of somebody who is not known yet. */
    void remember(Caller caller, String partner, List<String> keys, String number, Instant now) {
        withdrawal.take(request(caller, partner, number), keys, Optional.empty(), now);
    }

    /** Takes a refusal back. */
    void lift(Caller caller, String partner, String patientId, Consent refusal, String number, Instant now) {
        withdrawal.lift(request(caller, partner, number), refusal, rows.keys(partner, patientId), now);
    }

    private WithdrawalRequest request(Caller caller, String partner, String number) {
        String by = caller.role() == Role.PARTNER ? partner : Canonical.PSSEO;
        String recorder = registry.find(by).orElseThrow().organizationId();
        return new WithdrawalRequest(partner, by, "Organization/" + recorder, caller, Revocation.DOOR, number);
    }
}
