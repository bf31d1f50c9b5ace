package org.nextstephub.server.registration;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;

/** The audit of a change of the registry: who changed what. */
final class RegistrationAudit {

    private RegistrationAudit() {}

    static AuditEvent of(Resource entry, Caller caller, Instant now) {
        AuditEvent event = new AuditEvent()
                .setType(new Coding("http://dicom.nema.org/resources/ontology/DCM", "110129", "Security Roles Changed"))
                .setAction(AuditEventAction.U)
                .setRecorded(Date.from(now))
                .setOutcome(AuditEventOutcome._0);
        if (entry instanceof Contract) {
            event.addSubtype(new Coding(Canonical.codeSystem("ns-audit"), "agreement-changed", null));
        }
        event.addAgent()
                .setAltId(caller.client())
                .setRequestor(true)
                .getNetwork()
                .setAddress(caller.address())
                .setType(AuditEventAgentNetworkType._2);
        event.getSource().setObserver(new Reference().setDisplay("Next Step Hub"));
        event.addEntity()
                .setWhat(new Reference(
                        entry.getIdElement().toUnqualifiedVersionless().getValue()));
        return event;
    }
}
