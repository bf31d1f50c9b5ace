package org.nextstephub.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the running database and says which of its safeguards are open. */
final class DatabaseLocks {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(60);

    private final HubSettings.Database settings;
    private final JdbcClient jdbc;
    private final DataSource pool;

    DatabaseLocks(HubSettings.Database settings, JdbcClient jdbc, DataSource pool) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.pool = pool;
    }

    /** What was acknowledged survives a power cut, and the database lives in the same time. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        if (settings.durable()) {
            for (String setting : Set.of("fsync", "full_page_writes", "synchronous_commit")) {
                String value = jdbc.sql("show " + setting).query(String.class).single();
                if (value.equals("off")) {
                    open.add("PostgreSQL runs with " + setting + " off");
                }
            }
        }
        if (settings.replicated()) {
            open.addAll(replication());
        }
        NamedStatements.confused(pool).ifPresent(open::add);
        Instant there =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        if (Duration.between(there, Instant.now()).abs().compareTo(CLOCKS_MAY_DIFFER) > 0) {
            open.add("the clocks of the hub and of PostgreSQL differ by more than a minute");
        }
        return open;
    }

    /** What was acknowledged is on a standby before: else a failover loses it, and its sender never sends it again. */
    private List<String> replication() {
        String standbys =
                jdbc.sql("show synchronous_standby_names").query(String.class).single();
        String commit = jdbc.sql("show synchronous_commit").query(String.class).single();
        List<String> open = new ArrayList<>();
        if (standbys.isBlank()) {
            open.add("nextstep.db.replicated is set, and PostgreSQL has no synchronous_standby_names");
        }
        if (!Set.of("on", "remote_apply").contains(commit)) {
            open.add("nextstep.db.replicated is set, and PostgreSQL runs with synchronous_commit " + commit);
        }
        return open;
    }
}
