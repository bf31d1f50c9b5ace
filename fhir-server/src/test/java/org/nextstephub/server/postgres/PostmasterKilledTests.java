package org.nextstephub.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server's first process is killed alone, while others of it are at work. */
class PostmasterKilledTests {

    @TempDir
    Path folder;

    @Test
    void theServerComesBackOnItsPort() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, false);
                Connection busy = connect(postgres)) {
            Thread work = new Thread(() -> workFor10Minutes(busy));
            work.start();
            await().until(() -> isAtWork(postgres));
            long before = postmaster();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> answers(postgres));
            assertThat(postmaster()).isNotEqualTo(before);
            work.join();
        }
    }

    private static void workFor10Minutes(Connection busy) {
        try {
            busy.createStatement().execute("select pg_sleep(600)");
        } catch (SQLException ended) {
            // by what happens
        }
    }

    private static boolean isAtWork(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where query = 'select pg_sleep(600)'")) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private static boolean answers(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres)) {
            return connection.isValid(2);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }
}
