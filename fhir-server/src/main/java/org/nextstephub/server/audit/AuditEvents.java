package org.nextstephub.server.audit;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;

/** What the hub's audit events have in common: when, who asked from where, the hub itself, and whom it was about. */
public final class AuditEvents {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    private AuditEvents() {}

    /** An event of a DICOM type (DCM code and display), not yet telling who. */
    public static AuditEvent of(String code, String display, AuditEventAction action, Instant at) {
        return of(new Coding(DICOM, code, display), action, at);
    }

    static AuditEvent of(Coding type, AuditEventAction action, Instant at) {
        AuditEvent event = new AuditEvent()
                .setType(type)
                .setAction(action)
                .setRecorded(Date.from(at))
                .setOutcome(AuditEventOutcome._0);
        event.getSource().setObserver(hub());
        return event;
    }

    /** A subtype of the hub's own, from {@code ns-audit}. */
    public static void subtype(AuditEvent event, String code) {
        event.addSubtype(new Coding(Canonical.codeSystem("ns-audit"), code, null));
    }

    /** Who asked: an organization of the registry, or a client by name. */
    public static AuditEventAgentComponent asker(AuditEvent event, String address) {
        AuditEventAgentComponent asker = event.addAgent().setRequestor(true);
        asker.getNetwork().setAddress(address).setType(AuditEventAgentNetworkType._2);
        return asker;
    }

    static CodeableConcept sourceRole() {
        return new CodeableConcept(new Coding(DICOM, "110153", "Source Role ID"));
    }

    static CodeableConcept destinationRole() {
        return new CodeableConcept(new Coding(DICOM, "110152", "Destination Role ID"));
    }

    static Reference hub() {
        return new Reference().setDisplay("Next Step Hub");
    }

    /** The person it was about. */
    public static AuditEventEntityComponent person(AuditEvent event, String reference) {
        return event.addEntity()
                .setWhat(new Reference(reference))
                .setType(new Coding(ENTITY_TYPE, "1", null))
                .setRole(new Coding(OBJECT_ROLE, "1", null));
    }

    /** A record it was about. */
    public static AuditEventEntityComponent data(AuditEvent event, String reference) {
        return event.addEntity()
                .setWhat(new Reference(reference))
                .setType(new Coding(ENTITY_TYPE, "2", null))
                .setRole(new Coding(OBJECT_ROLE, "4", null));
    }

    static AuditEventEntityComponent query(AuditEvent event, byte[] names) {
        return event.addEntity()
                .setType(new Coding(ENTITY_TYPE, "2", null))
                .setRole(new Coding(OBJECT_ROLE, "24", null))
                .setQuery(names);
    }

    /** A consent it rested on or was about. */
    public static AuditEventEntityComponent consent(AuditEvent event, String reference) {
        return event.addEntity()
                .setWhat(new Reference(reference))
                .setType(new Coding("http://hl7.org/fhir/resource-types", "Consent", null));
    }

    /** A detail, if there is anything to say. */
    public static void detail(AuditEventEntityComponent entity, String type, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }
}
