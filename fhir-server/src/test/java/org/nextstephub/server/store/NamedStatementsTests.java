package org.nextstephub.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.server.postgres.EmbeddedPostgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real pgbouncer before 1.21 that mixes transactions, as Debian has it; without one on this machine: skipped. */
class NamedStatementsTests {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");

    @TempDir
    static Path folder;

    @Test
    void thatAPoolerMixesUpAreFoundBeforeAnybodyIsRefused() throws Exception {
        assumeTrue(Files.isExecutable(PGBOUNCER), "SKIPPED: pgbouncer is not installed (apt install pgbouncer)");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), false)) {
            int port = freePort();
            Process pooler = pooler(postgres, port);
            try {
                String through = "jdbc:postgresql://127.0.0.1:" + port + "/hub";
                await().atMost(Duration.ofSeconds(20))
                        .ignoreExceptions()
                        .until(() -> database(through).getConnection().isValid(2));

                assertThat(NamedStatements.confused(database(through)))
                        .hasValueSatisfying(words -> assertThat(words).contains("prepareThreshold=0"));
                assertThat(NamedStatements.confused(database(through + "?prepareThreshold=0")))
                        .isEmpty();
                DataSource direct =
                        new DriverManagerDataSource(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                assertThat(NamedStatements.confused(direct)).isEmpty();
            } finally {
                pooler.destroyForcibly().waitFor();
            }
        }
    }

    private static DataSource database(String url) {
        return new DriverManagerDataSource(url, "anybody", "");
    }

    /** It does not run as root, and gives up its rights by itself. */
    private static Process pooler(EmbeddedPostgres postgres, int port) throws IOException {
        Path home = folder.resolve("pooler");
        Files.createDirectories(home);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path settings = Files.writeString(home.resolve("pgbouncer.ini"), """
                [databases]
                hub = host=127.0.0.1 port=%d dbname=hub user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 2
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort(),
                EmbeddedPostgres.USER,
                postgres.password(),
                port));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> line = new ArrayList<>(List.of(PGBOUNCER.toString()));
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("-u", "nobody"));
        }
        line.add(settings.toString());
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
