package org.nextstephub.server.audit;

import java.time.Clock;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The audit of who may come in: a client or an account was proposed, or changed (DICOM 110137). */
@Component
public class SecurityAudit {

    private final HubStore store;
    private final Clock clock;

    SecurityAudit(HubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param counts false: it was proposed and waits for a second administrator */
    public void changed(Caller administrator, String kind, String name, boolean counts) {
        record(administrator, AuditEventAction.U, kind + (counts ? "-changed" : "-proposed"), name);
    }

    /** @param kind of the proposal that was taken away before it counted */
    public void withdrawn(Caller administrator, String kind, String id) {
        record(administrator, AuditEventAction.D, kind + "-proposed", id);
    }

    private void record(Caller administrator, AuditEventAction action, String subtype, String name) {
        AuditEvent event = AuditEvents.of("110137", "User Security Attributes Changed", action, clock.instant());
        AuditEvents.subtype(event, subtype);
        AuditEvents.asker(event, administrator.address()).setAltId(administrator.subject());
        event.addEntity()
                .setWhat(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Canonical.naming("client"))
                                .setValue(name)));
        store.record(event);
    }
}
