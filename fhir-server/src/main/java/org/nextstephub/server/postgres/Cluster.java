package org.nextstephub.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded server's data on disk, as {@code initdb} makes it, and the password of its only role. */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private final Path data;
    private final Path passwordFile;
    private final Path bin;

    Cluster(Path folder, Path bin) {
        this.data = folder.resolve("data");
        this.passwordFile = folder.resolve("password");
        this.bin = bin;
    }

    Path data() {
        return data;
    }

    /** Where the server writes what it has to say. */
    Path log() {
        return data.resolveSibling("log");
    }

    String password() {
        try {
            return Files.readString(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The password file of the embedded PostgreSQL cannot be read", e);
        }
    }

    /**
     * Creates it at first use.
     *
     * @throws IllegalStateException with one plain line when it cannot be created, or belongs to another PostgreSQL
     */
    void initialise() throws IOException, InterruptedException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String stored = Files.readString(version).strip();
            if (!stored.equals(PostgresBinaries.MAJOR)) {
                throw new IllegalStateException(
                        "The data in " + data + " belongs to PostgreSQL " + stored + ", this hub brings "
                                + PostgresBinaries.MAJOR + ": upgrade the data first (docs/operating.md)");
            }
            return;
        }
        createPassword();
        List<String> initdb = unprivileged();
        initdb.addAll(List.of(bin.resolve("initdb").toString(), "-D", data.toString(), "-U", EmbeddedPostgres.USER));
        initdb.addAll(
                List.of("--pwfile=" + passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-k"));
        Process process = new ProcessBuilder(initdb).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            log.error("initdb said: {}", output);
            throw new IllegalStateException(
                    "PostgreSQL cannot create its data folder here; name an external one with HUB_DB_URL");
        }
    }

    private void createPassword() throws IOException {
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret));
    }

    /** PostgreSQL refuses to run as root: there it gets a user namespace of its own, without any privilege. */
    static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name"))
                ? new ArrayList<>(List.of("unshare", "-U"))
                : new ArrayList<>();
    }
}
