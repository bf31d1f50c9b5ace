package org.nextstephub.server.health;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nextstephub.server.postgres.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the hub cannot do without, as it is now: a database that answers, a connection to be had, room in the heap. Readiness
 * tells within ten seconds, out of what was seen last: a probe that waits for what is broken would tell nothing.
 */
@Component("vitalsHealthIndicator")
@Lazy(false)
class Vitals implements HealthIndicator, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Vitals.class);

    private final Map<String, Probe> probes = new TreeMap<>();
    private volatile Set<String> told = Set.of();

    Vitals(DatabaseAddress address, HikariDataSource pool, MeterRegistry meters) {
        DatabaseLook database = new DatabaseLook(address.forProbes());
        Gauge.builder("hub.database.synchronous.standbys", database, DatabaseLook::synchronousStandbys)
                .description("Standbys that have what was committed before anybody is told so")
                .register(meters);
        Gauge.builder("hub.database.standby.lag.seconds", database, DatabaseLook::lagSeconds)
                .description("How far the standby that is furthest behind is")
                .register(meters);
        probes.put("database", new Probe("database", database));
        probes.put("heap", new Probe("heap", new HeapLook()));
        probes.put("pool", new Probe("pool", () -> givesAConnection(pool)));
        probes.forEach((part, probe) -> Gauge.builder("hub.vitals", probe, now -> now.isWell() ? 1 : 0)
                .description("1 while the hub has what it cannot do without")
                .tag("part", part)
                .register(meters));
    }

    private static boolean givesAConnection(HikariDataSource pool) throws SQLException {
        pool.getConnection().close();
        return true;
    }

    @Override
    public Health health() {
        Set<String> ill = probes.entrySet().stream()
                .filter(probe -> !probe.getValue().isWell())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        tell(ill);
        return ill.isEmpty() ? Health.up().build() : Health.down().build();
    }

    private void tell(Set<String> ill) {
        if (!ill.equals(told)) {
            told = ill;
            log.warn("Readiness: {}", ill.isEmpty() ? "all is well again" : "not with these as they are: " + ill);
        }
    }

    @Override
    public void destroy() {
        probes.values().forEach(Probe::close);
    }
}
