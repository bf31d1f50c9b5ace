package org.nextstephub.server.store.schema;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers probes on the management port while tables are changed, which may take hours and during which nothing else
 * listens: alive, and not ready. Otherwise an orchestrator would end the hub half way, again and again.
 */
final class AliveWhileMigrating implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AliveWhileMigrating.class);
    private static final String LIVENESS = "/actuator/health/liveness";

    private final Optional<HttpServer> server;

    private AliveWhileMigrating(Optional<HttpServer> server) {
        this.server = server;
    }

    /** @param where the management port; port 0 stands for none */
    static AliveWhileMigrating at(InetSocketAddress where) {
        if (where.getPort() == 0) {
            return new AliveWhileMigrating(Optional.empty());
        }
        try {
            HttpServer server = HttpServer.create(where, 0);
            server.createContext("/", asked -> {
                boolean alive = asked.getRequestURI().getPath().equals(LIVENESS);
                asked.sendResponseHeaders(alive ? 200 : 503, -1);
                asked.close();
            });
            server.start();
            return new AliveWhileMigrating(Optional.of(server));
        } catch (IOException taken) {
            log.warn(
                    "Nobody answers probes while tables are changed: {}",
                    taken.getClass().getName());
            return new AliveWhileMigrating(Optional.empty());
        }
    }

    @Override
    public void close() {
        server.ifPresent(running -> running.stop(0));
    }
}
