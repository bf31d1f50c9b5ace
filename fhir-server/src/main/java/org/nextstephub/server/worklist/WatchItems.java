package org.nextstephub.server.worklist;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.TimeSpan;

/** The items of the continuity watch beside a referral: one for each reason to look at it. */
final class WatchItems {

    private static final Set<WatchReason> STATES = Stream.of(WatchReason.values())
            .filter(reason -> !reason.isAnEvent())
            .collect(toCollection(() -> EnumSet.noneOf(WatchReason.class)));

    private WatchItems() {}

    /** Items to begin, since their reason is due, and to end, since it has passed. */
    static List<Task> of(Task main, List<Task> beside, Continuity way, Instant now) {
        List<Task> changed = new ArrayList<>();
        Set<WatchReason> due = way.due();
        for (WatchReason reason : STATES) {
            List<Task> watches = of(beside, reason)
                    .filter(watch -> !watch.getExecutionPeriod().hasEnd())
                    .toList();
            if (due.contains(reason) && watches.isEmpty()) {
                changed.add(InternalTask.watch(main, reason, way.end(), actBy(reason, now), now));
            } else if (!due.contains(reason)) {
                watches.forEach(watch -> changed.add(passed(watch, now)));
            }
        }
        return changed;
    }

    /** An item for something that happened; empty when there is one that nobody has acknowledged. */
    static Optional<Task> ofEvent(Task main, List<Task> beside, WatchReason reason, Instant now) {
        boolean there = of(beside, reason).anyMatch(watch -> watch.getStatus() == TaskStatus.REQUESTED);
        return there
                ? Optional.empty()
                : Optional.of(InternalTask.watch(main, reason, Optional.empty(), actBy(reason, now), now));
    }

    private static Stream<Task> of(List<Task> beside, WatchReason reason) {
        return beside.stream().filter(InternalTask::isWatch).filter(watch -> reason.code()
                .equals(watch.getReasonCode().getCodingFirstRep().getCode()));
    }

    /** The reason has passed: the item ends, and if the reason comes back there is a new one. */
    private static Task passed(Task watch, Instant now) {
        if (watch.getStatus() == TaskStatus.REQUESTED) {
            watch.setStatus(TaskStatus.CANCELLED).setLastModified(Date.from(now));
        }
        watch.getExecutionPeriod().setEnd(Date.from(now));
        return watch;
    }

    private static LocalDate actBy(WatchReason reason, Instant now) {
        return LocalDate.ofInstant(now, TimeSpan.TORONTO).plusDays(reason.actWithin());
    }
}
