package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** How long ago a file or folder was last changed; of a link, the link itself. */
final class FileAge {

    private FileAge() {}

    static boolean exceeds(Duration age, Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(age));
    }
}
