package org.nextstephub.server.worklist;

import java.util.Set;
import java.util.stream.Collectors;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The people whom a peer support worker walks with: those whose peer relationship was assigned to them and is
 * not over. */
@Component
public class Caseload {

    private final HubStore store;

    Caseload(HubStore store) {
        this.store = store;
    }

    public boolean holds(Caller worker, String patientId) {
        return of(worker).contains(patientId);
    }

    /** Ids of the people; of a caller who is no worker, nobody. */
    public Set<String> of(Caller worker) {
        return worker.worker() == null ? Set.of() : assignedTo(worker.worker());
    }

    private Set<String> assignedTo(String worker) {
        return store.relationshipsAssignedTo("PractitionerRole/" + worker).stream()
                .filter(relationship -> !PeerRelationship.isOver(relationship))
                .map(relationship ->
                        relationship.getPatient().getReferenceElement().getIdPart())
                .collect(Collectors.toUnmodifiableSet());
    }
}
