package org.nextstephub.server.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.rows.ReportRows;
import org.nextstephub.server.store.rows.ReportRows.Milestone;
import org.springframework.stereotype.Component;

/** Rows as a reporting client sees them: what the store holds, with the days on which a referral came so far. */
@Component
public class ReportedRows {

    private static final String COMPLETE = "transition-complete";

    private final ReportingView view;
    private final ReportRows rows;

    ReportedRows(ReportingView view, ReportRows rows) {
        this.view = view;
        this.rows = rows;
    }

    /** What the client sees of each; of what is closed only that a consent was withdrawn. */
    public List<Optional<Resource>> of(String client, List<Resource> stored) {
        Map<String, Map<String, LocalDate>> milestones = milestones(stored);
        List<Optional<Resource>> seen = new ArrayList<>();
        for (Resource each : stored) {
            if (Closed.is(each)) {
                seen.add(
                        each instanceof Consent consent && consent.getStatus() == ConsentState.INACTIVE
                                ? Optional.of(view.withdrawn(client, consent))
                                : Optional.empty());
            } else {
                seen.add(view.of(
                        client,
                        each,
                        milestones.getOrDefault(each.getIdElement().getIdPart(), Map.of())));
            }
        }
        return seen;
    }

    /** The id that something has in the rows of a client. */
    public String id(String client, Resource stored) {
        return view.id(client, stored);
    }

    private Map<String, Map<String, LocalDate>> milestones(List<Resource> stored) {
        Map<String, Map<String, LocalDate>> days = new HashMap<>();
        List<Task> tasks = stored.stream()
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList();
        Collection<String> ids =
                tasks.stream().map(task -> task.getIdElement().getIdPart()).toList();
        for (Milestone each : rows.milestones(ids)) {
            days.computeIfAbsent(each.taskId(), none -> new HashMap<>())
                    .put(each.fact(), LocalDate.ofInstant(each.at(), TimeSpan.TORONTO));
        }
        tasks.forEach(task -> settle(task, days.getOrDefault(task.getIdElement().getIdPart(), Map.of())));
        return days;
    }

    /** An introduction counts from the day it was held; a completed transition whose agency was told "closed" is not closed. */
    private static void settle(Task task, Map<String, LocalDate> days) {
        if (days.containsKey("introduced")) {
            ReferralTask.introducedOn(task).ifPresent(held -> days.put("introduced", held));
        }
        if (days.containsKey(COMPLETE)) {
            days.remove("closed");
        }
    }
}
