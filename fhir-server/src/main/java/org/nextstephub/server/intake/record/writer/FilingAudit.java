package org.nextstephub.server.intake.record.writer;

import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.AuditEvents;
import org.nextstephub.server.intake.gate.Permitted;

/** The audit of a consent that was filed by itself: whose, by whom, what was decided. Written with it, or neither is. */
final class FilingAudit {

    private FilingAudit() {}

    /** @param recorder reference to who sent it, {@code person} to the person, {@code consent} to what is stored */
    static AuditEvent of(Permitted permitted, String recorder, String person, String consent) {
        AuditEvent event = AuditEvents.of("110110", "Patient Record", AuditEventAction.C, permitted.now());
        AuditEvents.subtype(event, "consent-recorded");
        Caller caller = permitted.arrival().caller();
        AuditEvents.asker(event, caller.address()).setAltId(caller.subject()).setWho(new Reference(recorder));
        AuditEvents.person(event, person);
        AuditEvent.AuditEventEntityComponent what = AuditEvents.consent(event, consent);
        AuditEvents.detail(what, "decision", permitted.decision().decision().code());
        AuditEvents.detail(what, "reason", permitted.decision().reason().code());
        AuditEvents.detail(what, "receipt", permitted.receipt().number());
        return event;
    }
}
