package org.nextstephub.server.registration;

import java.time.Instant;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.AuditEvents;

/** The audit of the registry: who changed what, and what waits for a second administrator. */
final class RegistrationAudit {

    private RegistrationAudit() {}

    /** A change that one administrator may make alone. */
    static AuditEvent changed(Resource entry, Caller caller, Instant now) {
        return of(entry, kind(entry) + "-changed", caller, now);
    }

    /** A change that two agree on, at the word of the first or of the second. */
    static AuditEvent ofTwo(Resource entry, boolean counts, Caller caller, Instant now) {
        String what = entry instanceof Contract ? "agreement" : "sender";
        return of(entry, what + (counts ? "-changed" : "-proposed"), caller, now);
    }

    private static String kind(Resource entry) {
        if (entry instanceof Organization) {
            return "organization";
        }
        if (entry instanceof Endpoint) {
            return "endpoint";
        }
        return entry instanceof HealthcareService ? "programme" : "worker";
    }

    /** What is proposed for the first time has no id yet, and is named by its type. */
    private static AuditEvent of(Resource entry, String subtype, Caller caller, Instant now) {
        AuditEvent event = AuditEvents.of("110129", "Security Roles Changed", AuditEventAction.U, now);
        AuditEvents.subtype(event, subtype);
        AuditEvents.asker(event, caller.address()).setAltId(caller.subject());
        Reference what = entry.hasId()
                ? new Reference(entry.getIdElement().toUnqualifiedVersionless().getValue())
                : new Reference().setType(entry.fhirType()).setDisplay("a new one");
        event.addEntity().setWhat(what);
        return event;
    }
}
