package org.nextstephub.server;

import java.nio.file.Path;
import org.nextstephub.server.postgres.EmbeddedPostgres;
import org.nextstephub.server.store.BareHapi;
import org.springframework.boot.SpringApplication;

/** The baseline of the start benchmark: the bare HAPI server as a process, with an embedded PostgreSQL of its own. */
final class BareHapiStart {

    private BareHapiStart() {}

    /** Arguments: the folder of the data, the port; says READY when requests are taken, and ends with its JVM. */
    public static void main(String[] arguments) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0], "postgres"), true);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        SpringApplication bare = new SpringApplication(BareHapi.class);
        bare.setLazyInitialization(true);
        bare.setAllowBeanDefinitionOverriding(true);
        bare.setAllowCircularReferences(true);
        bare.run(
                "--server.port=" + arguments[1],
                "--bare.url=" + postgres.jdbcUrl(),
                "--bare.user=" + EmbeddedPostgres.USER,
                "--bare.password=" + postgres.password());
        System.out.println("READY");
    }
}
