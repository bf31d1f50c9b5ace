package org.nextstephub.server.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.AccessInterceptor.Seen;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Subject;
import org.nextstephub.server.store.HubInterceptor;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * The audit of reads and searches, written before the answer leaves: what cannot be recorded is not shown. One event for
 * each person shown (IHE BALP PatientRead, PatientQuery), one without a person for a search that showed nobody or only
 * pseudonyms, one for each task that a partner is told of (PrivacyDisclosure.Source), one for reading the audit itself.
 * Of a search the names of its parameters are kept, never their values.
 */
@Component
@Interceptor
public class AccessAudit implements HubInterceptor {

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final Coding REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    private final HubStore store;
    private final Clock clock;

    AccessAudit(HubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void record(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        boolean looks = operation == RestOperationTypeEnum.READ || operation == RestOperationTypeEnum.SEARCH_TYPE;
        Optional<Caller> caller = AccessInterceptor.caller(request);
        if (looks && caller.isPresent()) {
            List<AuditEvent> events = events(caller.get(), request, operation == RestOperationTypeEnum.READ);
            if (!events.isEmpty()) {
                store.record(events);
            }
        }
    }

    private List<AuditEvent> events(Caller caller, RequestDetails request, boolean read) {
        Instant now = clock.instant();
        if (request.getResourceName().equals("AuditEvent")) {
            return List.of(by(caller, AuditEvents.of("110101", "Audit Log Used", AuditEventAction.R, now)));
        }
        List<Seen> seen = AccessInterceptor.seen(request);
        if (caller.role() == Role.PARTNER) {
            return seen.stream()
                    .filter(task -> task.stored() instanceof Task)
                    .map(task -> told(caller, (Task) task.stored(), (Task) task.shown(), now))
                    .toList();
        }
        Map<String, List<Resource>> people = new LinkedHashMap<>();
        if (caller.role().isPeerSupport()) {
            seen.stream().map(Seen::stored).forEach(resource -> Subject.of(resource)
                    .map(person -> "Patient/" + person)
                    .ifPresent(person -> people.computeIfAbsent(person, first -> new ArrayList<>())
                            .add(resource)));
        }
        List<AuditEvent> events = new ArrayList<>();
        people.forEach((person, records) -> events.add(shown(caller, request, read, person, records, now)));
        boolean searched = !read && (caller.role().isPeerSupport() || caller.role() == Role.REPORTING);
        if (events.isEmpty() && searched) {
            events.add(searched(caller, request, "Query", now));
        }
        return events;
    }

    /** That a caller saw what is held about a person, by another way than a FHIR read. */
    public static AuditEvent read(Caller caller, String person, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.R, now));
        event.addSubtype(interaction("read"));
        event.getMeta().addProfile(BALP + "PatientRead");
        AuditEvents.person(event, person);
        return event;
    }

    /** That a caller fetched many rows at once, in which nobody is named. */
    public static AuditEvent exported(Caller caller, String what, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.E, now));
        event.addSubtype(interaction("operation"));
        AuditEvents.query(event, what.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    private static AuditEvent shown(
            Caller caller, RequestDetails request, boolean read, String person, List<Resource> records, Instant now) {
        if (read) {
            AuditEvent event = read(caller, person, now);
            records.forEach(record -> AuditEvents.data(event, reference(record)));
            return event;
        }
        AuditEvent event = searched(caller, request, "PatientQuery", now);
        AuditEvents.person(event, person);
        return event;
    }

    private static AuditEvent searched(Caller caller, RequestDetails request, String profile, Instant now) {
        AuditEvent event = by(caller, AuditEvents.of(REST.copy(), AuditEventAction.E, now));
        event.addSubtype(interaction("search"));
        event.getMeta().addProfile(BALP + profile);
        String names = request.getResourceName() + "?"
                + String.join("&", new TreeSet<>(request.getParameters().keySet()));
        AuditEvents.query(event, names.getBytes(StandardCharsets.UTF_8));
        return event;
    }

    /** A partner learns the state of what it sent; that is telling, with the fact and not the person's record. */
    private static AuditEvent told(Caller caller, Task task, Task shown, Instant now) {
        return Disclosure.of(caller, reference(task), task.getFor().getReference(), SharedFact.shownBy(shown), now);
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
