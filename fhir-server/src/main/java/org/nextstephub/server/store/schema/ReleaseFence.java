package org.nextstephub.server.store.schema;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether this program may write the tables as they are: those of a newer one only if that one allows it. */
final class ReleaseFence {

    private static final Logger log = LoggerFactory.getLogger(ReleaseFence.class);

    private final JdbcClient jdbc;

    ReleaseFence(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** @throws IllegalStateException with one line for whoever operates the hub */
    void letIn(Flyway hub) {
        int known = known(hub);
        int held = held(hub);
        if (held <= known) {
            return;
        }
        int oldest = jdbc.sql("select oldest_schema from hub.release")
                .query(Integer.class)
                .single();
        if (oldest > known) {
            throw new IllegalStateException("A newer hub migrated this database: its tables are " + held
                    + ", this program knows " + known + ", and the oldest that may write them knows " + oldest
                    + ". Start the newer program, or restore the backup from before it (docs/operating.md)");
        }
        log.warn("The tables are those of a newer hub ({}, this program knows {}), which allows this one", held, known);
    }

    /** The newest version that this program brings. */
    static int known(Flyway hub) {
        return Arrays.stream(hub.info().all())
                .filter(migration -> migration.getState().isResolved())
                .mapToInt(ReleaseFence::number)
                .max()
                .orElse(0);
    }

    /** The version of the tables as they are; 0 for none. */
    static int held(Flyway hub) {
        MigrationInfo current = hub.info().current();
        return current == null ? 0 : number(current);
    }

    private static int number(MigrationInfo migration) {
        return migration.getVersion() == null
                ? 0
                : migration.getVersion().getMajor().intValueExact();
    }
}
