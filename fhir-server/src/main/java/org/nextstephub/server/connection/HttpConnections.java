package org.nextstephub.server.connection;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets the hub's HTTP port speak {@link LimitedHttp}; the management port has a container of its own. */
@Component
final class HttpConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Of the heap, for bodies that are on their way. */
    private static final long MEMORY = Runtime.getRuntime().maxMemory() / 8;

    private final HttpSettings settings;
    private final ObjectProvider<MeterRegistry> meters;

    HttpConnections(HttpSettings settings, ObjectProvider<MeterRegistry> meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LimitedHttp.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof LimitedHttp http) {
                http.limit(settings, MEMORY, this::count);
            }
        });
    }

    private void count(Refusal why) {
        meters.getObject()
                .counter("hub.http.refused.connections", "why", why.code())
                .increment();
    }
}
