package org.nextstephub.server.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number that changes whenever an organization, agreement or endpoint does. */
@Component
public class JdbcRegistryVersion {

    private final JdbcClient jdbc;

    JdbcRegistryVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long current() {
        return jdbc.sql("select version from hub.registry").query(Long.class).single();
    }

    void increase() {
        jdbc.sql("update hub.registry set version = version + 1").update();
    }
}
