package org.nextstephub.server.console.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.console.HubApi;
import org.springframework.stereotype.Component;

/**
 * The registry's names: of agencies, and of peer support's own workers. It says nothing of a person and is the same for
 * everybody who may read it, so that it is asked for once a minute.
 */
@Component
public final class Agencies {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Names(Instant read, Map<String, String> byId) {

        static Names none() {
            return new Names(Instant.EPOCH, Map.of());
        }

        boolean areOld() {
            return read.plus(FRESH).isBefore(Instant.now());
        }
    }

    private volatile Names agencies = Names.none();
    private volatile Names workers = Names.none();

    /** Name of an agency; empty for one that is not registered. */
    public String name(HubApi hub, Reference agency) {
        return agencies(hub).getOrDefault(id(agency), "");
    }

    /** Name of a peer support worker; empty for nobody. */
    public String worker(HubApi hub, Reference worker) {
        String id = id(worker);
        Map<String, String> known =
                worker.hasReference() && !workers.byId().containsKey(id) ? readWorkers(hub) : workersById(hub);
        return known.getOrDefault(id, "");
    }

    /** Ids and names of peer support's own workers, by name; as they are now, for somebody will be chosen. */
    public List<Map.Entry<String, String>> workers(HubApi hub) {
        return readWorkers(hub).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .toList();
    }

    private Map<String, String> agencies(HubApi hub) {
        if (agencies.areOld()) {
            agencies = new Names(
                    Instant.now(),
                    hub.search(Organization.class, "_count=1000").stream()
                            .filter(Organization::hasName)
                            .collect(
                                    Collectors.toMap(each -> each.getIdElement().getIdPart(), Organization::getName)));
        }
        return agencies.byId();
    }

    private Map<String, String> workersById(HubApi hub) {
        return workers.areOld() ? readWorkers(hub) : workers.byId();
    }

    private Map<String, String> readWorkers(HubApi hub) {
        workers = new Names(
                Instant.now(),
                hub.search(PractitionerRole.class, "_count=1000").stream()
                        .filter(PractitionerRole::getActive)
                        .collect(Collectors.toMap(each -> each.getIdElement().getIdPart(), Agencies::called)));
        return workers.byId();
    }

    private static String called(PractitionerRole worker) {
        return worker.getPractitioner().hasDisplay()
                ? worker.getPractitioner().getDisplay()
                : worker.getIdElement().getIdPart();
    }

    private static String id(Reference reference) {
        return String.valueOf(reference.getReferenceElement().getIdPart());
    }
}
