package org.nextstephub.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Whether a statement that was prepared on a connection stays there: the driver prepares what is run five times, under a name
 * that two connections share, and a pooler that mixes their transactions confuses them (pgbouncer before 1.21).
 */
final class NamedStatements {

    /** No such statement, or one of this name already (PostgreSQL, appendix A). */
    private static final Set<String> CONFUSED = Set.of("26000", "42P05");

    private static final int TIMES = 6;

    private NamedStatements() {}

    /** What is wrong, in words for whoever operates the hub. */
    static Optional<String> confused(DataSource pool) {
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection();
                PreparedStatement asked = one.prepareStatement("select 1 where ?");
                PreparedStatement askedToo = other.prepareStatement("select 2 where ?")) {
            for (int i = 0; i < TIMES; i++) {
                for (PreparedStatement statement : List.of(asked, askedToo)) {
                    statement.setBoolean(1, true);
                    statement.execute();
                }
            }
            return Optional.empty();
        } catch (SQLException failed) {
            if (CONFUSED.contains(failed.getSQLState())) {
                return Optional.of("a pooler before PostgreSQL mixes up prepared statements: add prepareThreshold=0 to"
                        + " HUB_DB_URL, or let it pool sessions");
            }
            throw new IllegalStateException("the database did not answer: SQLSTATE " + failed.getSQLState());
        }
    }
}
