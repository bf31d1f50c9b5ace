package org.nextstephub.server.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.ReferralTask;
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
    private final ContinuityFacts facts;
    private final Closing closing;
    private final Clock clock;

    Worklist(HubStore store, ReferralRows rows, ContinuityFacts facts, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.facts = facts;
        this.closing = new Closing(store);
        this.clock = clock;
    }

    /** Ends what no longer applies, ticks off what was done, and puts on the list what needs a look. */
    public void follow(Owned referral, Task main) {
        follow(main, beside(main), () -> facts.of(referral, main, today(clock.instant())));
    }

    /**
     * The same for a caller that has read the tasks and consents already.
     *
     * @param beside every task that lies beside the referral's
     * @param filed every consent on file about the person
     */
    public void follow(Owned referral, Task main, List<Task> beside, List<Consent> filed) {
        follow(main, beside, () -> facts.of(referral, main, filed, today(clock.instant())));
    }

    private void follow(Task main, List<Task> beside, Supplier<Continuity> continuity) {
        Instant now = clock.instant();
        List<Resource> changed = new ArrayList<>(closing.of(main, beside, now));
        Checklist.of(main, beside, now).ifPresent(changed::add);
        Continuity way = continuity.get();
        changed.addAll(WatchItems.of(main, beside, way, now));
        boolean quiet = way.due().isEmpty() && facts.everythingIsTold(main);
        save(changed);
        rows.settled(main.getIdElement().getIdPart(), quiet && ReferralTask.isOver(main));
    }

    /** Puts on the list what needs a look of a referral that has just come, beside which nothing lies yet. */
    public void begin(Owned referral, Known known) {
        Instant now = clock.instant();
        save(WatchItems.of(known.main(), List.of(), facts.of(referral, known, today(now)), now));
    }

    /** Puts something that happened on the list; it stays until somebody acknowledges it. */
    public void note(Task main, WatchReason reason) {
        WatchItems.ofEvent(main, beside(main), reason, clock.instant()).ifPresent(watch -> save(List.of(watch)));
    }

    /** The agency would like a referral to end whose relationship has begun; asked once. */
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
        return TransitionTimes.of(facts.of(referral, main, today));
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

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, TimeSpan.TORONTO);
    }
}
