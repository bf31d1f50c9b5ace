package org.nextstephub.routes.notify;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Sends couriers out for what is due: several, so that one slow partner does not hold up the others. */
final class CourierRoute extends RouteBuilder {

    private static final int COURIERS = 4;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    private final Courier courier;
    private final Duration every;

    CourierRoute(Courier courier, Duration pause) {
        this.courier = courier;
        this.every = pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
    }

    @Override
    public void configure() {
        for (int i = 1; i <= COURIERS; i++) {
            from("timer:courier-" + i + "?delay=2000&fixedRate=false&period=" + every.toMillis())
                    .routeId("courier-" + i)
                    .process(exchange -> courier.deliverWhatIsDue());
        }
    }
}
