package org.nextstephub.server.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.ShownRows;
import org.nextstephub.server.access.ShownRows.Seen;
import org.nextstephub.server.access.Subject;
import org.nextstephub.server.store.HubInterceptor;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * Records reads and searches before the answer leaves: what cannot be recorded is not shown. One event for
 * each person shown (IHE BALP PatientRead, PatientQuery), one without a person for a search that showed nobody or only
 * pseudonyms, one for each task that a partner is told of (PrivacyDisclosure.Source), one for reading the audit itself.
 * Of a search the names of its parameters are kept, never their values.
 */
@Component
@Interceptor
public class AccessRecorder implements HubInterceptor {

    private final HubStore store;
    private final Clock clock;

    AccessRecorder(HubStore store, Clock clock) {
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
            return List.of(AccessAudit.looked(caller, now));
        }
        List<Seen> seen = ShownRows.of(request).seen();
        if (caller.role() == Role.PARTNER) {
            return seen.stream()
                    .filter(task -> task.stored() instanceof Task)
                    .map(task -> AccessAudit.told(caller, (Task) task.stored(), (Task) task.shown(), now))
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
        people.forEach((person, records) -> events.add(AccessAudit.shown(caller, request, read, person, records, now)));
        boolean searched = !read && (caller.role().isPeerSupport() || caller.role() == Role.REPORTING);
        if (events.isEmpty() && searched) {
            events.add(AccessAudit.searched(caller, request, "Query", now));
        }
        return events;
    }
}
