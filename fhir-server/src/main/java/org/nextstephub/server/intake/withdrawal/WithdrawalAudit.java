package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.audit.AuditEvents;
import org.nextstephub.server.intake.withdrawal.Withdrawal.Word;

/** The audit of a withdrawal: whose, by whose word, through which door. Written with what it closes, or neither is. */
final class WithdrawalAudit {

    private WithdrawalAudit() {}

    static AuditEvent of(Word word, String person, Instant now) {
        AuditEvent event = AuditEvents.of("110110", "Patient Record", AuditEventAction.U, now);
        AuditEvents.subtype(event, "consent-withdrawn");
        AuditEvents.asker(event, word.caller().address())
                .setAltId(word.caller().subject())
                .setWho(new Reference(word.recorder()));
        AuditEvent.AuditEventEntityComponent about = AuditEvents.person(event, person);
        AuditEvents.detail(about, "door", word.door());
        AuditEvents.detail(about, "receipt", word.decision());
        return event;
    }
}
