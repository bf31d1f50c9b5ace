package org.nextstephub.server.desk;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.AuditEvents;
import org.nextstephub.server.pathway.State;

/** What the desk did: the audit of it, and where a state or a stage came from. */
final class PeerWorkAudit {

    private PeerWorkAudit() {}

    static AuditEvent step(Caller desk, LockedReferral held, State from, State to) {
        AuditEvent event = written(desk, "Patient/" + held.patientId(), held.task(), held.now());
        AuditEvents.subtype(event, "step-advanced");
        AuditEvent.AuditEventEntityComponent about = event.getEntity().get(1);
        AuditEvents.detail(about, "from", from.toString());
        AuditEvents.detail(about, "to", to.toString());
        return event;
    }

    /** A record of peer support that was made or changed. */
    static AuditEvent written(Caller desk, String person, Resource record, Instant now) {
        boolean created = "1".equals(record.getIdElement().getVersionIdPart());
        AuditEvent event =
                AuditEvents.of("110110", "Patient Record", created ? AuditEventAction.C : AuditEventAction.U, now);
        AuditEvents.asker(event, desk.address()).setAltId(desk.subject());
        AuditEvents.person(event, person);
        AuditEvents.data(event, record.fhirType() + "/" + record.getIdElement().getIdPart());
        return event;
    }

    static Provenance provenance(Resource of, String organization, Instant now) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference(of.fhirType() + "/" + of.getIdElement().getIdPart()))
                .setRecorded(Date.from(now))
                .setActivity(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "UPDATE", null)));
        provenance.getMeta().addProfile(Canonical.profile("nextstep-provenance"));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "enterer", null)))
                .setWho(new Reference(organization));
        return provenance;
    }
}
