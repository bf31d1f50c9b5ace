package org.nextstephub.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a failover the pool's connections lead to a server that only reads: none of them is given out twice. */
class OnlyReadsTests {

    @TempDir
    Path folder;

    @Test
    void aConnectionThatOnlyReadsIsGivenUp() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, false);
                HikariDataSource pool =
                        new DatabaseAddress(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password()).pool(1)) {
            int first = backend(pool);
            assertThat(backend(pool)).as("kept while it is of use").isEqualTo(first);

            try (Connection connection = pool.getConnection()) {
                connection.createStatement().execute("set default_transaction_read_only = on");
                assertThatThrownBy(() -> connection.createStatement().execute("create table t (a int)"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(backend(pool)).isNotEqualTo(first);
        }
    }

    private static int backend(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                var row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
