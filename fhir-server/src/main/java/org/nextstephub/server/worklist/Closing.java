package org.nextstephub.server.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;

/** What ends with a referral that is over: open requests and wishes, its checklist, and a relationship that was only planned. */
final class Closing {

    private final HubStore store;

    Closing(HubStore store) {
        this.store = store;
    }

    /** What has changed; nothing unless the referral is over. */
    List<Resource> of(Task main, List<Task> beside, Instant now) {
        if (!ReferralTask.isOver(main)) {
            return List.of();
        }
        List<Resource> ended = new ArrayList<>();
        beside.stream()
                .filter(Requests::isOpen)
                .forEach(request -> ended.add(Requests.end(request, TaskStatus.CANCELLED, now)));
        beside.stream()
                .filter(CancellationWish::isOpen)
                .forEach(wish -> ended.add(end(wish, TaskStatus.COMPLETED, now)));
        if (main.getStatus() != TaskStatus.COMPLETED) {
            beside.stream()
                    .filter(InternalTask::isOpenChecklist)
                    .forEach(checklist -> ended.add(end(checklist, TaskStatus.CANCELLED, now)));
        }
        planned(main).ifPresent(episode -> {
            PeerRelationship.callOff(episode, now);
            ended.add(episode);
        });
        return ended;
    }

    private static Task end(Task task, TaskStatus status, Instant now) {
        return task.setStatus(status).setLastModified(Date.from(now));
    }

    private Optional<EpisodeOfCare> planned(Task main) {
        return ReferralTask.relationship(main)
                .map(id -> store.read(EpisodeOfCare.class, id))
                .filter(episode -> episode.getStatus() == EpisodeOfCareStatus.PLANNED);
    }
}
