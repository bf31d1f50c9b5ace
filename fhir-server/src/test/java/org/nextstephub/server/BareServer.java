package org.nextstephub.server;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.nextstephub.server.store.BareValidatedHapi;
import org.springframework.boot.SpringApplication;

/** HAPI's own JPA server in this JVM, in a database of its own beside a hub's: what the hub is measured against. */
record BareServer(int port) {

    static BareServer beside(RunningHub hub) throws SQLException {
        HikariDataSource pool = hub.bean(HikariDataSource.class);
        try (Connection database =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            database.createStatement().execute("create database bare");
        }
        int port = FreePorts.next();
        SpringApplication bare = new SpringApplication(BareValidatedHapi.class);
        bare.setLazyInitialization(true);
        bare.setAllowBeanDefinitionOverriding(true);
        bare.setAllowCircularReferences(true);
        bare.run(
                "--server.port=" + port,
                "--bare.url=" + pool.getJdbcUrl().replace("/hub", "/bare"),
                "--bare.user=" + pool.getUsername(),
                "--bare.password=" + pool.getPassword());
        return new BareServer(port);
    }

    String plain() {
        return "http://localhost:" + port + "/fhir";
    }

    /** The same, and every request is validated first. */
    String validated() {
        return "http://localhost:" + port + "/validated";
    }
}
