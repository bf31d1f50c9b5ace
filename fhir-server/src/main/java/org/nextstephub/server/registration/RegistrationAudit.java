package org.nextstephub.server.registration;

import java.time.Instant;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.AuditEvents;

/** The audit of a change of the registry: who changed what. */
final class RegistrationAudit {

    private RegistrationAudit() {}

    static AuditEvent of(Resource entry, Caller caller, Instant now) {
        AuditEvent event = AuditEvents.of("110129", "Security Roles Changed", AuditEventAction.U, now);
        if (entry instanceof Contract) {
            AuditEvents.subtype(event, "agreement-changed");
        }
        AuditEvents.asker(event, caller.address()).setAltId(caller.subject());
        event.addEntity()
                .setWhat(new Reference(
                        entry.getIdElement().toUnqualifiedVersionless().getValue()));
        return event;
    }
}
