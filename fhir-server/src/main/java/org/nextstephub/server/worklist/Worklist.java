package org.nextstephub.server.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.PathwayStep;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.springframework.stereotype.Component;

/**
 * Keeps what lies beside a referral in step with its task. Every change of a referral ends with {@link #follow}, in the
 * change's own transaction and under its lock; so does the daily look, for time changes things too.
 */
@Component
public class Worklist {

    private final HubStore store;
    private final ReferralRows rows;
    private final ContinuityFacts situations;
    private final Clock clock;

    Worklist(HubStore store, ReferralRows rows, ContinuityFacts situations, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.situations = situations;
        this.clock = clock;
    }

    /** Ends what has lost its ground, ticks off what was done, and puts on the list what needs a look. */
    public void follow(Owned referral, Task main) {
        follow(main, beside(main), () -> situations.of(referral, main, today(clock.instant())));
    }

    /**
     * The same where it is at hand what else is asked for.
     *
     * @param beside every task that lies beside the referral's
     * @param filed every consent on file about the person
     */
    public void follow(Owned referral, Task main, List<Task> beside, List<Consent> filed) {
        follow(main, beside, () -> situations.of(referral, main, filed, today(clock.instant())));
    }

    private void follow(Task main, List<Task> beside, Supplier<Continuity> continuity) {
        Instant now = clock.instant();
        List<Resource> changed = new ArrayList<>();
        if (ReferralTask.isOver(main)) {
            endWhatBelongsTo(main, beside, now, changed);
        }
        tick(main, beside, now, changed);
        Set<WatchReason> due = look(main, beside, continuity.get(), now, changed);
        boolean quiet = due.isEmpty() && situations.everythingIsTold(main);
        save(changed);
        rows.settled(main.getIdElement().getIdPart(), quiet && ReferralTask.isOver(main));
    }

    /** Puts on the list what needs a look of a referral that has just come, beside which nothing lies yet. */
    public void begin(Owned referral, Known known) {
        Instant now = clock.instant();
        List<Resource> changed = new ArrayList<>();
        look(known.main(), List.of(), situations.of(referral, known, today(now)), now, changed);
        save(changed);
    }

    /** Puts something that happened on the list; it stays until somebody acknowledges it. */
    public void note(Task main, WatchReason reason) {
        Instant now = clock.instant();
        boolean there = watches(beside(main), reason).anyMatch(watch -> watch.getStatus() == TaskStatus.REQUESTED);
        if (!there) {
            save(List.of(InternalTask.watch(main, reason, Optional.empty(), actBy(reason, now), now)));
        }
    }

    /** The agency would like a begun relationship's referral to end; asked once. */
    public void wishToCancel(Task main, String reason) {
        boolean asked = beside(main).stream().anyMatch(CancellationWish::isOpen);
        if (!asked) {
            save(List.of(CancellationWish.of(main, reason, clock.instant())));
        }
    }

    /** Whether the agency's wish to cancel was granted, by the tasks that lie beside the referral's. */
    public static boolean endingIsAgreed(List<Task> beside) {
        return beside.stream().anyMatch(CancellationWish::isGranted);
    }

    private List<Task> beside(Task main) {
        return store.tasksBeside(main.getIdElement().getIdPart());
    }

    /** Days that the way has taken so far, by name; a measure that cannot be told yet is left out. */
    public Map<String, Long> measures(Owned referral, Task main, LocalDate today) {
        return situations.of(referral, main, today).measures();
    }

    /** Whether a task is an item of the continuity watch. */
    public static boolean isWatch(Task task) {
        return InternalTask.isWatch(task);
    }

    private void save(List<? extends Resource> changed) {
        if (!changed.isEmpty()) {
            store.save(List.copyOf(changed), WritePermit.ofOwnRecord("worklist"));
        }
    }

    private void endWhatBelongsTo(Task main, List<Task> beside, Instant now, List<Resource> changed) {
        beside.stream()
                .filter(Requests::isOpen)
                .forEach(request -> changed.add(Requests.end(request, TaskStatus.CANCELLED, now)));
        beside.stream()
                .filter(CancellationWish::isOpen)
                .forEach(
                        wish -> changed.add(wish.setStatus(TaskStatus.COMPLETED).setLastModified(Date.from(now))));
        beside.stream()
                .filter(InternalTask::isOpenChecklist)
                .filter(checklist -> main.getStatus() != TaskStatus.COMPLETED)
                .forEach(checklist ->
                        changed.add(checklist.setStatus(TaskStatus.CANCELLED).setLastModified(Date.from(now))));
        ReferralTask.relationship(main)
                .map(id -> store.read(EpisodeOfCare.class, id))
                .filter(episode -> episode.getStatus() == EpisodeOfCare.EpisodeOfCareStatus.PLANNED)
                .ifPresent(episode -> {
                    PeerRelationship.callOff(episode, now);
                    changed.add(episode);
                });
    }

    private static void tick(Task main, List<Task> beside, Instant now, List<Resource> changed) {
        Optional<Task> checklist =
                beside.stream().filter(InternalTask::isOpenChecklist).findFirst();
        if (checklist.isEmpty()) {
            if (main.getStatus() == TaskStatus.ACCEPTED) {
                changed.add(InternalTask.checklist(main, now));
            }
            return;
        }
        boolean ticked = PathwayStep.of(State.of(main)).stream()
                .filter(step -> step.compareTo(PathwayStep.PEER_INTRODUCTION) >= 0)
                .anyMatch(step -> InternalTask.tick(checklist.get(), step, now));
        if (main.getStatus() == TaskStatus.COMPLETED) {
            checklist.get().setStatus(TaskStatus.COMPLETED).setLastModified(Date.from(now));
            ticked = true;
        }
        if (ticked) {
            changed.add(checklist.get());
        }
    }

    /** What needs a look now. */
    private static Set<WatchReason> look(
            Task main, List<Task> beside, Continuity continuity, Instant now, List<Resource> changed) {
        Set<WatchReason> due = continuity.due();
        for (WatchReason reason : EnumSet.complementOf(EnumSet.copyOf(events()))) {
            List<Task> watches = watches(beside, reason)
                    .filter(watch -> !watch.getExecutionPeriod().hasEnd())
                    .toList();
            if (due.contains(reason) && watches.isEmpty()) {
                changed.add(InternalTask.watch(main, reason, continuity.end(), actBy(reason, now), now));
            } else if (!due.contains(reason)) {
                watches.forEach(watch -> changed.add(passed(watch, now)));
            }
        }
        return due;
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, TimeSpan.TORONTO);
    }

    private static Set<WatchReason> events() {
        Set<WatchReason> events = EnumSet.noneOf(WatchReason.class);
        Stream.of(WatchReason.values()).filter(WatchReason::isAnEvent).forEach(events::add);
        return events;
    }

    private static Stream<Task> watches(List<Task> beside, WatchReason reason) {
        return beside.stream().filter(InternalTask::isWatch).filter(watch -> reason.code()
                .equals(watch.getReasonCode().getCodingFirstRep().getCode()));
    }

    /** The ground of a watch is gone: it ends, and if it comes back it is a new one. */
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
