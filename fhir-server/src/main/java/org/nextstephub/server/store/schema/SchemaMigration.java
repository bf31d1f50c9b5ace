package org.nextstephub.server.store.schema;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.nextstephub.server.settings.HubSettings.Database.Migrate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/**
 * Brings the hub's tables and HAPI's to this program's version, one hub at a time, on connections that nothing ends half
 * way: neither a limit for statements, nor a hub that was killed before, nor a lock that somebody else holds for a while
 * (docs/adr/0036).
 */
final class SchemaMigration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int CONNECTIONS = 4;
    private static final int MOST_TRIES = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final int SECONDS_A_LINE = 10;

    private final DataSource database;
    private final Migrate mode;
    private final MigrationFigures figures;
    private final InetSocketAddress probes;
    private volatile String step = "beginning";

    /** @param probes where to say meanwhile that the hub is alive */
    SchemaMigration(DataSource database, Migrate mode, MigrationFigures figures, InetSocketAddress probes) {
        this.probes = probes;
        this.database = database;
        this.mode = mode;
        this.figures = figures;
    }

    /** @param configured as Spring Boot sets it up, for the pool; here it gets connections of its own */
    @Override
    public void migrate(Flyway configured) {
        try (HikariDataSource kept = kept()) {
            migrate(configured, kept);
        }
        if (mode == Migrate.ONLY) {
            throw new OnlyMigrated();
        }
    }

    /** Kept, since HAPI takes and gives back a connection for each of its two thousand steps. */
    private HikariDataSource kept() {
        HikariConfig few = new HikariConfig();
        few.setDataSource(database);
        few.setPoolName("migrations");
        few.setMaximumPoolSize(CONNECTIONS);
        few.setMinimumIdle(0);
        return new HikariDataSource(few);
    }

    private void migrate(Flyway configured, DataSource kept) {
        long start = System.nanoTime();
        Flyway hub = Flyway.configure(configured.getConfiguration().getClassLoader())
                .configuration(configured.getConfiguration())
                .dataSource(kept)
                .load();
        HapiSchema hapi = new HapiSchema(kept);
        new ReleaseFence(kept).letIn(hub);
        if (mode == Migrate.CHECK) {
            check(hub, hapi);
        } else {
            underLock(hub, hapi);
        }
        figures.migrated(ReleaseFence.held(hub), Duration.ofNanos(System.nanoTime() - start));
    }

    private static void check(Flyway hub, HapiSchema hapi) {
        if (hub.info().pending().length > 0 || !hapi.isCurrent()) {
            throw new IllegalStateException("The tables are not those of this program: run it once with"
                    + " nextstep.db.migrate=only as the role that owns them");
        }
    }

    private void underLock(Flyway hub, HapiSchema hapi) {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "migration-progress"));
        long start = System.nanoTime();
        clock.scheduleAtFixedRate(
                () -> log.info(
                        "Migrating for {} s, at {}", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), step),
                SECONDS_A_LINE,
                SECONDS_A_LINE,
                TimeUnit.SECONDS);
        try (AliveWhileMigrating alive = AliveWhileMigrating.at(probes);
                MigrationLock mine = MigrationLock.take(database)) {
            retrying(() -> {
                step = "the hub's own tables";
                hub.migrate();
                hapi.clearLeftovers();
                if (!hapi.isCurrent()) {
                    hapi.migrate(begun -> step = begun);
                }
            });
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The database cannot be reached: SQLSTATE " + unreachable.getSQLState());
        } finally {
            clock.shutdownNow();
        }
    }

    /** Whoever holds a table ends some time; nobody queues behind this hub for longer than three seconds meanwhile. */
    private void retrying(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                work.run();
                return;
            } catch (RuntimeException failed) {
                if (tries == MOST_TRIES || !isForALock(failed)) {
                    throw failed;
                }
                log.warn("Migrating, at {}: others hold what it needs; try {} of {}", step, tries, MOST_TRIES);
                pause();
            }
        }
    }

    static boolean isForALock(Throwable failed) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException said && LOCK_NOT_AVAILABLE.equals(said.getSQLState()));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while migrating", ended);
        }
    }
}
