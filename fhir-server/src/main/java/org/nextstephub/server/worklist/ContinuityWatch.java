package org.nextstephub.server.worklist;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.telling.Telling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Time passes also where nothing happens: every open referral is looked at once an hour, by whichever hub comes first. Of
 * several hubs each finds what another has put on the list, for they take the referral's lock one after the other.
 */
@Component
@Lazy(false)
public class ContinuityWatch {

    private static final Logger log = LoggerFactory.getLogger(ContinuityWatch.class);

    private final HubStore store;
    private final ReferralRows rows;
    private final Telling telling;
    private final Worklist worklist;
    private final ConsentEnd consentEnd;
    private final Clock clock;

    ContinuityWatch(
            HubStore store, ReferralRows rows, Telling telling, Worklist worklist, ConsentEnd consentEnd, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.telling = telling;
        this.worklist = worklist;
        this.consentEnd = consentEnd;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    public void look() {
        List<String> tasks = rows.unsettled();
        int failed = 0;
        for (String task : tasks) {
            try {
                look(task);
            } catch (RuntimeException notNow) {
                failed++;
                log.debug("A referral was not looked at: {}", notNow.getClass().getName());
            }
        }
        if (failed > 0) {
            log.warn("continuity not-looked-at={} of={}", failed, tasks.size());
        }
    }

    private void look(String taskId) {
        store.inOneTransaction(() -> {
            ReferralRows.Owned referral = rows.ofTask(taskId).orElseThrow();
            telling.hold(referral.partner(), referral.row().patientId());
            rows.lockTask(taskId);
            Task main = store.read(Task.class, taskId);
            if (!Closed.is(main)) {
                consentEnd.holdIfItCame(referral, main, clock.instant());
                worklist.follow(referral, main);
            }
            return taskId;
        });
    }
}
