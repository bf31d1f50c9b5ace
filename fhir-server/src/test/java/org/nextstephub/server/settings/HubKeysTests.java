package org.nextstephub.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Secrets that are mounted are only read, and may belong to the group of the hub's process. */
class HubKeysTests {

    @TempDir
    Path folder;

    private Path mounted;
    private Path signing;

    @BeforeEach
    void mount() throws IOException {
        mounted = Files.createDirectory(folder.resolve("mounted"));
        write("person", "r--r-----");
        signing = Files.writeString(folder.resolve("signing.json"), "{}");
        Files.setPosixFilePermissions(signing, PosixFilePermissions.fromString("rw-------"));
    }

    private void write(String name, String rights) throws IOException {
        Path file = Files.write(mounted.resolve(name + ".secret"), new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private HubKeys keys(Map<String, String> more) {
        Map<String, String> said = new HashMap<>(more);
        said.put("nextstep.base-url", "http://localhost");
        said.put("nextstep.data", folder.toString());
        return new HubKeys(new Binder(new MapConfigurationPropertySource(said))
                .bind("nextstep", HubSettings.class)
                .get());
    }

    private HubKeys mountedKeys() {
        return keys(Map.of("nextstep.keys", mounted.toString()));
    }

    @Test
    void aFolderThatIsGivenIsOnlyRead() throws IOException {
        assertThat(mountedKeys().personSecret()).hasSize(32);
        assertThatThrownBy(() -> mountedKeys().accountSecret())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accounts.secret");
        try (var files = Files.list(mounted)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void itsGroupMayReadItAndNobodyElse() throws IOException {
        assertThat(mountedKeys().readableByOthers(signing)).isEmpty();
        write("accounts", "r--r--r--");
        assertThat(mountedKeys().readableByOthers(signing)).contains(mounted.resolve("accounts.secret"));
    }

    @Test
    void ofTheHubsOwnFolderNotEvenTheGroup() throws IOException {
        HubKeys own = keys(Map.of("nextstep.keys", ""));
        assertThat(own.personSecret()).hasSize(32);
        assertThat(own.readableByOthers(signing)).isEmpty();
        Path secret = folder.resolve("keys/person.secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(own.readableByOthers(signing)).contains(secret);
    }
}
