package org.nextstephub.server;

import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The database of a test hub: in a container when the Maven profile {@code containers} names an image for it. */
final class ContainerPostgres {

    private static final String IMAGE = System.getenv().getOrDefault("HUB_POSTGRES_IMAGE", "");

    private ContainerPostgres() {}

    /** Settings that lead the hub to a new container; none without an image, then it uses the embedded PostgreSQL. */
    @SuppressWarnings("resource") // lives as long as this JVM
    static List<String> settings() {
        if (IMAGE.isEmpty()) {
            return List.of();
        }
        PostgreSQLContainer postgres =
                new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"));
        postgres.start();
        return List.of(
                "--nextstep.db.url=" + postgres.getJdbcUrl(),
                "--nextstep.db.user=" + postgres.getUsername(),
                "--nextstep.db.password=" + postgres.getPassword());
    }
}
