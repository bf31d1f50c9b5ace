package org.nextstephub.server.account;

import java.time.Clock;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.server.audit.AuditEvents;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The audit of signing in (DICOM 110114, 110122). Who tried in vain is not named: it may be a password in the wrong field. */
@Component
class SignInAudit {

    private static final Coding LOGIN = new Coding("http://dicom.nema.org/resources/ontology/DCM", "110122", "Login");

    private final HubStore store;
    private final Clock clock;

    SignInAudit(HubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void signedIn(String name, String address) {
        AuditEvent event = event();
        AuditEvents.asker(event, address).setAltId(name);
        store.record(event);
    }

    void failed(String address) {
        AuditEvent event = event().setOutcome(AuditEventOutcome._8);
        AuditEvents.asker(event, address);
        store.record(event);
    }

    private AuditEvent event() {
        return AuditEvents.of("110114", "User Authentication", AuditEventAction.E, clock.instant())
                .addSubtype(LOGIN.copy());
    }
}
