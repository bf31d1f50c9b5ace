package org.nextstephub.server.store.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change tables, which one hub has at a time: an advisory lock of PostgreSQL, which ends with its connection
 * however that ends, {@code kill -9} included.
 */
final class MigrationLock implements AutoCloseable {

    /** "nextstep" in ASCII. */
    static final long KEY = 0x6e65787473746570L;

    private static final Logger log = LoggerFactory.getLogger(MigrationLock.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int LOOKS_A_LINE = 50;

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits until no other hub has it. */
    static MigrationLock take(DataSource database) throws SQLException {
        MigrationLock lock = new MigrationLock(database.getConnection());
        try {
            for (int looks = 0; !lock.isTaken(); looks++) {
                if (looks % LOOKS_A_LINE == 0) {
                    log.info("Another hub changes the tables; waiting for it");
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
            return lock;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            lock.close();
            throw new IllegalStateException("Interrupted while another hub changed the tables", ended);
        } catch (SQLException failed) {
            lock.close();
            throw failed;
        }
    }

    private boolean isTaken() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
