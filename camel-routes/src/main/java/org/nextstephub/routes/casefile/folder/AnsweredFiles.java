package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The files in {@code done} and {@code error}: what they are called, and when they are erased. A file goes some days after it
 * was answered; its answer, which names nobody, stays for at least a week.
 */
record AnsweredFiles(int keepDays) {

    private static final int MIN_DAYS_OF_AN_ANSWER = 7;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    /** The name of a file that is answered now; the stamp tells when, since moving a file keeps its own times. */
    static String name(String fileName, Instant now) {
        return STAMP.format(now) + "_" + fileName;
    }

    /** Erases the files of a folder that have been kept long enough. */
    void eraseExpired(Path shelf) throws IOException {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isExpired(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean isExpired(Path file) throws IOException {
        boolean answer = file.toString().matches(".*\\.ack\\.(json|csv)");
        int days = answer ? Math.max(MIN_DAYS_OF_AN_ANSWER, keepDays) : keepDays;
        return answeredAt(file).plus(Duration.ofDays(days)).isBefore(Instant.now());
    }

    private static Instant answeredAt(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.matches("\\d{17}_.*")
                ? Instant.from(STAMP.parse(name.substring(0, 17)))
                : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    }
}
