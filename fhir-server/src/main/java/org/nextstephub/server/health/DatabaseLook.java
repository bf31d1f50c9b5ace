package org.nextstephub.server.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Whether the database answers, asked over a connection that is kept for nothing else. */
final class DatabaseLook implements Probe.Look {

    private final DataSource database;
    private @Nullable Connection kept;
    private volatile int synchronousStandbys;
    private volatile double lagSeconds;

    DatabaseLook(DataSource database) {
        this.database = database;
    }

    /** Standbys that have what was committed before anybody is told so, as far as the role may see them (pg_monitor). */
    int synchronousStandbys() {
        return synchronousStandbys;
    }

    /** How far the standby that is furthest behind is, in what it shows; 0 without one. */
    double lagSeconds() {
        return lagSeconds;
    }

    @Override
    public boolean isWell() throws SQLException {
        Connection connection = kept == null ? database.getConnection() : kept;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) filter (where sync_state in ('sync', 'quorum')),"
                                + " coalesce(extract(epoch from max(replay_lag)), 0) from pg_stat_replication")) {
            row.next();
            synchronousStandbys = row.getInt(1);
            lagSeconds = row.getDouble(2);
            kept = connection;
            return true;
        } catch (SQLException silent) {
            kept = null;
            connection.close();
            throw silent;
        }
    }
}
