package org.nextstephub.server.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.SharedFact;
import org.nextstephub.server.access.Caller;

/** Audit events for what somebody read, searched, exported or was told (IHE BALP). */
public final class AccessAudit {

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final Coding REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    private AccessAudit() {}

    /** A caller saw what is held about a person in another way than by a FHIR read. */
    public static AuditEvent read(Caller caller, String person, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.R, now));
        event.addSubtype(interaction("read"));
        event.getMeta().addProfile(BALP + "PatientRead");
        AuditEvents.person(event, person);
        return event;
    }

    /** A caller saw a page of a list, with everybody who was on it. */
    public static AuditEvent listed(Caller caller, String operation, Collection<String> people, Instant now) {
        AuditEvent event = exported(caller, operation, now);
        people.stream().sorted().forEach(person -> AuditEvents.person(event, "Patient/" + person));
        return event;
    }

    /** A caller saw these records about a person at once. */
    public static AuditEvent read(Caller caller, String person, List<Resource> records, Instant now) {
        AuditEvent event = read(caller, person, now);
        records.forEach(record -> AuditEvents.data(event, reference(record)));
        return event;
    }

    /** A caller fetched many rows at once, in which nobody is named. */
    public static AuditEvent exported(Caller caller, String what, Instant now) {
        return used(caller, what, now);
    }

    /** That a caller used an operation that is about nobody; nothing of what was asked is kept. */
    public static AuditEvent used(Caller caller, String operation, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.E, now));
        event.addSubtype(interaction("operation"));
        AuditEvents.query(event, operation.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    /** A caller saw records of a person: one that they asked for, or what a search found. */
    static AuditEvent shown(
            Caller caller, RequestDetails request, boolean read, String person, List<Resource> records, Instant now) {
        if (read) {
            return read(caller, person, records, now);
        }
        AuditEvent event = searched(caller, request, "PatientQuery", now);
        AuditEvents.person(event, person);
        return event;
    }

    /** @param profile of BALP: {@code Query}, or {@code PatientQuery} if a person is named */
    static AuditEvent searched(Caller caller, RequestDetails request, String profile, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.E, now));
        event.addSubtype(interaction("search"));
        event.getMeta().addProfile(BALP + profile);
        String names = request.getResourceName() + "?"
                + String.join("&", new TreeSet<>(request.getParameters().keySet()));
        AuditEvents.query(event, names.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    /** A partner learns the state of what it sent; that is telling, with the fact and not the person's record. */
    static AuditEvent told(Caller caller, Task task, Task shown, Instant now) {
        return Disclosure.of(caller, reference(task), task.getFor().getReference(), SharedFact.shownBy(shown), now);
    }

    /** A caller looked at the audit itself. */
    static AuditEvent looked(Caller caller, Instant now) {
        return by(caller, AuditEvents.of("110101", "Audit Log Used", AuditEventAction.R, now));
    }

    private static AuditEvent by(Caller caller, AuditEvent event) {
        AuditEvents.asker(event, caller.address())
                .setType(AuditEvents.sourceRole())
                .setAltId(caller.subject())
                .setWho(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Canonical.naming("client"))
                                .setValue(caller.subject())));
        event.addAgent()
                .setType(AuditEvents.destinationRole())
                .setWho(AuditEvents.hub())
                .setRequestor(false);
        return event;
    }

    private static Coding interaction(String code) {
        return new Coding("http://hl7.org/fhir/restful-interaction", code, null);
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
