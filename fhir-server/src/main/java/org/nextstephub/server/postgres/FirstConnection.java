package org.nextstephub.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** The first connection to a server that was just launched. */
final class FirstConnection {

    private final int port;
    private final Cluster cluster;

    FirstConnection(int port, Cluster cluster) {
        this.port = port;
        this.cluster = cluster;
    }

    /**
     * Waits until the server answers, and creates the database at first use.
     *
     * @throws IllegalStateException with one plain line when the server ends, or does not answer in time
     */
    void await(Process started, Duration limit) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (true) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(
                            "select 1 from pg_database where datname = '" + EmbeddedPostgres.DATABASE + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + EmbeddedPostgres.DATABASE);
                }
                return;
            } catch (SQLException e) {
                if (!started.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("The embedded PostgreSQL did not start; see " + cluster.log(), e);
                }
                Thread.sleep(25);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", EmbeddedPostgres.USER, cluster.password());
    }
}
