package org.nextstephub.server.audit;

import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Subject;

/** The audit of what the privacy officer does with one person's record, and why. */
public final class PrivacyAudit {

    public static final String RECORDED = "disclosure-recorded";

    private PrivacyAudit() {}

    /** A record was shown that is closed for everybody else. */
    public static AuditEvent opened(Caller officer, Resource record, String reason, Instant now) {
        return looked(officer, record, "closed-opened", reason, now);
    }

    /** All versions of a record were shown. */
    public static AuditEvent history(Caller officer, Resource record, String reason, Instant now) {
        return looked(officer, record, "history-opened", reason, now);
    }

    /** It was asked whose a number is, and this is the person. */
    public static AuditEvent found(Caller officer, String person, String reason, Instant now) {
        AuditEvent event = AccessAudit.read(officer, person, now);
        AuditEvents.detail(event.getEntityFirstRep(), "reason", reason);
        return event;
    }

    private static AuditEvent looked(Caller officer, Resource record, String what, String reason, Instant now) {
        AuditEvent event = AuditEvents.of("110110", "Patient Record", AuditEventAction.R, now);
        AuditEvents.subtype(event, what);
        AuditEvents.asker(event, officer.address()).setAltId(officer.subject());
        AuditEvents.person(event, "Patient/" + Subject.of(record).orElseThrow());
        AuditEvents.detail(
                AuditEvents.data(
                        event, record.fhirType() + "/" + record.getIdElement().getIdPart()),
                "reason",
                reason);
        return event;
    }

    /**
     * Something was passed on outside the hub.
     *
     * @param basis why that was lawful: with-consent, serious-harm or required-by-law
     */
    public static AuditEvent disclosed(
            Caller officer, String person, String recipient, LocalDate on, String basis, Instant now) {
        AuditEvent event = AuditEvents.of("110106", "Export", AuditEventAction.R, now)
                .setPeriod(new Period().setStartElement(new DateTimeType(on.toString())));
        AuditEvents.subtype(event, RECORDED);
        AuditEvents.asker(event, officer.address()).setAltId(officer.subject());
        event.addAgent()
                .setType(AuditEvents.destinationRole())
                .setWho(new Reference().setDisplay(recipient))
                .setRequestor(false);
        AuditEvents.detail(AuditEvents.person(event, person), "basis", basis);
        return event;
    }
}
