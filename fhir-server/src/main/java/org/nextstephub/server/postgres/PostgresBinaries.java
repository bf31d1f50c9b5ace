package org.nextstephub.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel in the jar, unpacked beside the data: a temporary folder may be noexec. */
final class PostgresBinaries {

    static final String MAJOR = "15";

    private PostgresBinaries() {}

    /** Returns the folder with {@code initdb} and {@code postgres}; unpacks them at first use. */
    static Path unpackInto(Path folder) throws IOException {
        Path home = folder.resolve("postgresql-" + MAJOR);
        if (!Files.exists(home)) {
            Path fresh = folder.resolve("postgresql-" + MAJOR + ".unpacking-"
                    + ProcessHandle.current().pid());
            unpack(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home.resolve("bin");
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static InputStream open() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        InputStream packed = PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + architecture + ".txz");
        if (packed == null || !System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException(
                    "No embedded PostgreSQL for this system; name an external one with HUB_DB_URL");
        }
        return packed;
    }
}
