package org.nextstephub.server.intake;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.Withdrawal.Word;

/** The audit of a withdrawal: whose, by whose word, through which door. Written with what it closes, or neither is. */
final class WithdrawalAudit {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private WithdrawalAudit() {}

    static AuditEvent of(Word word, String person, Instant now) {
        AuditEvent event = new AuditEvent()
                .setType(new Coding(DICOM, "110110", "Patient Record"))
                .addSubtype(new Coding(Canonical.codeSystem("ns-audit"), "consent-withdrawn", null))
                .setAction(AuditEventAction.U)
                .setRecorded(Date.from(now))
                .setOutcome(AuditEventOutcome._0);
        event.addAgent()
                .setWho(new Reference(word.recorder()))
                .setRequestor(true)
                .getNetwork()
                .setAddress(word.address())
                .setType(AuditEventAgentNetworkType._2);
        event.getSource().setObserver(new Reference().setDisplay("Next Step Hub"));
        AuditEvent.AuditEventEntityComponent entity = event.addEntity()
                .setWhat(new Reference(person))
                .setType(new Coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", null))
                .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", null));
        entity.addDetail().setType("door").setValue(new StringType(word.door()));
        entity.addDetail().setType("receipt").setValue(new StringType(word.decision()));
        return event;
    }
}
