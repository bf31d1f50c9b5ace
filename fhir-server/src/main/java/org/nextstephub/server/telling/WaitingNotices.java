package org.nextstephub.server.telling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many notices wait, counted from time to time: reading metrics does not wait for the database. */
@Component
@Lazy(false)
class WaitingNotices {

    private static final Logger log = LoggerFactory.getLogger(WaitingNotices.class);

    private final NoticeRows notices;
    private volatile Waiting last = new Waiting(0, Duration.ZERO);

    WaitingNotices(NoticeRows notices, MeterRegistry meters) {
        this.notices = notices;
        Gauge.builder("hub.notices.waiting", this, now -> now.last.notices())
                .description("Notices to partners that are not delivered yet")
                .register(meters);
        Gauge.builder("hub.notices.oldest.seconds", this, now -> now.last
                        .oldest()
                        .toSeconds())
                .description("How long the oldest of them has waited")
                .register(meters);
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        try {
            last = notices.waiting();
        } catch (RuntimeException notNow) {
            log.warn("Waiting notices were not counted: {}", Failure.code(notNow));
        }
    }
}
