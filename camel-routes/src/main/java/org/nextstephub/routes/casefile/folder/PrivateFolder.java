package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that only the hub's own account can open. */
final class PrivateFolder {

    private PrivateFolder() {}

    /** Creates it, and those above it, unless it exists. */
    static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
