package org.nextstephub.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What a hub does not start with, each with one line that says how to mend it. */
class StartupRulesTests {

    @TempDir
    Path folder;

    private MockEnvironment production;

    @BeforeEach
    void aProductionThatMayStart() throws IOException {
        Path clients = Files.writeString(folder.resolve("clients.json"), "[]");
        Path key = Files.writeString(folder.resolve("key.json"), "{}");
        production = new MockEnvironment()
                .withProperty("nextstep.mode", "production")
                .withProperty("server.address", "127.0.0.1")
                .withProperty("nextstep.data", folder.toString())
                .withProperty("nextstep.tokens.clients", clients.toString())
                .withProperty("nextstep.tokens.signing-key", key.toString());
    }

    @Test
    void aProperProductionStarts() {
        assertThat(StartupRules.objections(production)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nextstep.clock, 2026-11-22T17:00:00Z, HUB_CLOCK",
        "nextstep.db.durable, false, fsync",
        "nextstep.tokens.clients, '', nextstep.tokens.clients is missing",
        "nextstep.tokens.signing-key, /nowhere/key.json, cannot be read",
        "nextstep.db.url, jdbc:postgresql://db.example/hub, sslmode=verify-full",
        "server.address, 0.0.0.0, plain HTTP"
    })
    void productionRefuses(String setting, String value, String words) {
        production.setProperty(setting, value);
        assertThat(StartupRules.objections(production))
                .anySatisfy(line -> assertThat(line).contains(words));
    }

    @Test
    void productionRefusesDemoData() throws IOException {
        Files.createDirectory(folder.resolve("demo"));
        assertThat(StartupRules.objections(production))
                .singleElement()
                .asString()
                .contains("demo keys");
    }

    @Test
    void productionRefusesADatabaseWithoutAPassword() {
        production.setProperty("nextstep.db.url", "jdbc:postgresql://127.0.0.1/hub");
        assertThat(StartupRules.objections(production))
                .singleElement()
                .asString()
                .contains("HUB_DB_PASSWORD");
    }

    @Test
    void tlsOrADeclaredProxyOpensTheAddress() {
        production.setProperty("server.address", "0.0.0.0");
        production.setProperty("server.forward-headers-strategy", "framework");
        assertThat(StartupRules.objections(production)).isEmpty();
    }

    @Test
    void aDemonstrationStaysAtHome() {
        production.setProperty("nextstep.mode", "demo");
        assertThat(StartupRules.objections(production)).isEmpty();
        production.setProperty("server.address", "0.0.0.0");
        assertThat(StartupRules.objections(production))
                .singleElement()
                .asString()
                .contains("loopback only");
    }
}
