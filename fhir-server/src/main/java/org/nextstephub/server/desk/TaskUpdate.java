package org.nextstephub.server.desk;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/** A plain update of a task by the desk: the same as the operation, for systems that only know how to update. */
@Component
class TaskUpdate {

    private final HubStore store;
    private final AdvanceStep steps;
    private final SideTasks beside;

    TaskUpdate(HubStore store, AdvanceStep steps, SideTasks beside) {
        this.store = store;
        this.steps = steps;
        this.beside = beside;
    }

    Task update(Caller desk, String id, Task sent, String version) {
        Task held = store.find(Task.class, id).filter(task -> !Closed.is(task)).orElseThrow(Refusal::notHere);
        if (!version.equals(held.getMeta().getVersionId())) {
            throw Refusal.changedMeanwhile();
        }
        if (!withoutState(sent).equalsDeep(withoutState(held))) {
            throw Refusal.invalid("Only status, businessStatus and statusReason can be changed by the desk");
        }
        if (!ReferralTask.isMain(held)) {
            return beside.end(desk, held, sent.getStatus(), version);
        }
        Optional<String> reason =
                Optional.ofNullable(sent.getStatusReason().getCodingFirstRep().getCode());
        return steps.advance(
                desk, id, new Advance(State.of(sent), reason, Optional.empty(), false, List.of(), version));
    }

    private static Task withoutState(Task task) {
        Task rest = SafeContact.without(task.copy());
        rest.setStatus(null).setBusinessStatus(null).setStatusReason(null).setLastModified(null);
        rest.setMeta(null).setId((String) null);
        return rest;
    }
}
