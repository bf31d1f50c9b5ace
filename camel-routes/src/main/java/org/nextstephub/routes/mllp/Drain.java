package org.nextstephub.routes.mllp;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * How a hub that was told to end takes leave: readiness is down already, and everything goes on for a while, so that
 * balancers send nobody any more; then no frame is taken, whoever waits for an answer gets it, and connections end. Before
 * all else that ends: an answer needs the whole hub.
 */
final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration MAX_ANSWER_TIME = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Duration notice;
    private final List<Connections> doors;
    private final ApplicationContext hub;

    Drain(Duration notice, List<Connections> doors, ApplicationContext hub) {
        this.notice = notice;
        this.doors = doors;
        this.hub = hub;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() != hub) {
            return;
        }
        try {
            if (!notice.isZero()) {
                log.info("Ending: everything goes on for {} s more", notice.toSeconds());
            }
            Thread.sleep(notice.toMillis());
            doors.forEach(Connections::end);
            long looks = MAX_ANSWER_TIME.dividedBy(LOOK_AGAIN);
            while (looks-- > 0 && doors.stream().anyMatch(Connections::isAnybodyServed)) {
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
