package org.nextstephub.server.intake;

import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.ReferralWriter.Permitted;

/** The audit of a consent that was filed by itself: whose, by whom, what was decided. Written with it, or neither is. */
final class FilingAudit {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private FilingAudit() {}

    /** @param person reference to the person; {@code consent} to what is stored */
    static AuditEvent of(Permitted permitted, String peerOrganization, String person, String consent) {
        Arrival arrival = permitted.arrival();
        String recorder = arrival.caller().role() == Role.DESK
                ? peerOrganization
                : arrival.partner().organizationId();
        AuditEvent event = new AuditEvent()
                .setType(new Coding(DICOM, "110110", "Patient Record"))
                .addSubtype(new Coding(Canonical.codeSystem("ns-audit"), "consent-recorded", null))
                .setAction(AuditEventAction.C)
                .setRecorded(Date.from(permitted.now()))
                .setOutcome(AuditEventOutcome._0);
        event.addAgent()
                .setWho(new Reference("Organization/" + recorder))
                .setRequestor(true)
                .getNetwork()
                .setAddress(arrival.caller().address())
                .setType(AuditEventAgentNetworkType._2);
        event.getSource().setObserver(new Reference().setDisplay("Next Step Hub"));
        event.addEntity()
                .setWhat(new Reference(person))
                .setType(new Coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", null))
                .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", null));
        AuditEvent.AuditEventEntityComponent what = event.addEntity()
                .setWhat(new Reference(consent))
                .setType(new Coding("http://hl7.org/fhir/resource-types", "Consent", null));
        what.addDetail()
                .setType("decision")
                .setValue(new StringType(permitted.decision().decision().code()));
        what.addDetail()
                .setType("reason")
                .setValue(new StringType(permitted.decision().reason().code()));
        what.addDetail()
                .setType("receipt")
                .setValue(new StringType(permitted.receipt().number()));
        return event;
    }
}
