package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.audit.AuditEvents;

/** The audit of a withdrawal: whose, by whose word, through which door. Written with what it closes, or neither is. */
final class WithdrawalAudit {

    private WithdrawalAudit() {}

    static AuditEvent of(WithdrawalRequest request, String person, Instant now) {
        AuditEvent event = AuditEvents.of("110110", "Patient Record", AuditEventAction.U, now);
        AuditEvents.subtype(event, "consent-withdrawn");
        AuditEvents.asker(event, request.caller().address())
                .setAltId(request.caller().subject())
                .setWho(new Reference(request.recorder()));
        AuditEvent.AuditEventEntityComponent about = AuditEvents.person(event, person);
        AuditEvents.detail(about, "door", request.door());
        AuditEvents.detail(about, "receipt", request.decision());
        return event;
    }
}
