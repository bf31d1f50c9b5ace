package org.nextstephub.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Secrets of the hub itself, made at first start under {@code keys} and readable by the hub only, or given in a folder that
 * is only read ({@code nextstep.keys}). They belong into the
 * backup: without the person secret, known people are not found again.
 */
@Component
public class HubKeys {

    private final Path folder;
    private final boolean given;

    HubKeys(HubSettings settings) {
        @Nullable Path named = settings.keys();
        this.given = named != null;
        this.folder = named == null ? settings.data().resolve("keys") : named;
    }

    /** Where they are. */
    public Path folder() {
        return folder;
    }

    /** Key of the HMAC under which a partner's number of a person is kept. */
    public byte[] personSecret() {
        return secret("person");
    }

    /** Key of the pseudonyms that reporting clients see. */
    public byte[] reportingSecret() {
        return secret("reporting");
    }

    /** Key under which the secrets of second factors are enciphered. */
    public byte[] accountSecret() {
        return secret("accounts");
    }

    /** The first of the hub's secret files, or of one more, that others than its owner may read. */
    public Optional<Path> readableByOthers(Path further) {
        try (Stream<Path> own = Files.walk(folder)) {
            return Stream.concat(own, Stream.of(further))
                    .filter(Files::isRegularFile)
                    .filter(this::isReadableByOthers)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder keys cannot be read", e);
        }
    }

    /** Secrets that are mounted belong to a group that is this process's own (Kubernetes, fsGroup). */
    private boolean isReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            boolean byGroup = rights.contains(PosixFilePermission.GROUP_READ);
            return (byGroup && !given) || rights.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw new UncheckedIOException("The rights of a secret file cannot be read", e);
        }
    }

    private byte[] secret(String name) {
        Path file = folder.resolve(name + ".secret");
        try {
            if (!Files.exists(file) && given) {
                throw new IllegalStateException(
                        "The file " + file + " is missing: a folder that is given as HUB_KEYS must"
                                + " hold person.secret, reporting.secret and accounts.secret, 32 random bytes each");
            }
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                writePrivately(file, fresh);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A secret in the folder keys can neither be read nor made", e);
        }
    }

    /** Writes a file that only its owner may read. */
    public static void writePrivately(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secret",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
