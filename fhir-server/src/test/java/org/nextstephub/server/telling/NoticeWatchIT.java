package org.nextstephub.server.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;

/** A notice that no route comes for is an alarm, and in the end somebody's work. */
class NoticeWatchIT {

    private static final String PARTNER = "on-no-list";

    private final RunningHub hub = RunningHub.shared();

    private void queued(String fact, String dueSince, String queuedSince) {
        hub.jdbc()
                .sql("insert into hub.notice (partner, task_id, patient_id, fact, reason, happened_at, state, due_at,"
                        + " queued_at) values (?, ?, 'nobody', ?, '', now(), 'queued', now() - ?::interval,"
                        + " now() - ?::interval)")
                .params(PARTNER, "task of " + PARTNER, fact, dueSince, queuedSince)
                .update();
    }

    private String uncarried() {
        hub.bean(NoticeWatch.class).look();
        return hub.bean(PrometheusMeterRegistry.class).scrape();
    }

    @AfterEach
    void nothingIsLeft() {
        hub.jdbc()
                .sql("delete from hub.notice where partner = ?")
                .param(PARTNER)
                .update();
        uncarried();
    }

    @Test
    void tellsWhoseNoticesNobodyComesFor() {
        queued("accepted", "1 minute", "1 minute");
        assertThat(uncarried()).as("it is due, and not late").doesNotContain(PARTNER);

        queued("introduced", "2 hours", "2 hours");
        assertThat(uncarried()).as("the first of its referral is not late").doesNotContain(PARTNER);

        hub.jdbc()
                .sql("update hub.notice set due_at = now() - interval '2 hours' where partner = ?")
                .param(PARTNER)
                .update();
        assertThat(uncarried()).containsPattern("hub_notices_uncarried\\{[^}]*partner=\"on-no-list\"[^}]*} 1\\.0");
    }

    @Test
    void afterFourDaysTheDeskIsTold() {
        queued("accepted", "97 hours", "97 hours");
        queued("introduced", "2 hours", "2 hours");

        uncarried();

        assertThat(hub.jdbc()
                        .sql("select state || ' ' || said from hub.notice where partner = ? order by number")
                        .param(PARTNER)
                        .query(String.class)
                        .list())
                .containsExactly("undelivered no-route", "queued ");
    }
}
