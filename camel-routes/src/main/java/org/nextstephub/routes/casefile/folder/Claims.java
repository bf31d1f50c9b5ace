package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.casefile.reading.CaseFileName;

/**
 * How hubs that share a partner's folder keep apart: inside {@code in}, each has a folder for the files it is working on and
 * one for the files that wait for another try. Both carry the hub's name.
 *
 * @param instance name of this hub: letters, digits and hyphens only
 */
public record Claims(String instance) {

    private static final String WORKING = ".inprogress-";
    private static final String WAITING = ".waiting-";
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    /** @param name as configured; the machine's name if there is none */
    static Claims of(@Nullable String name) {
        String wanted = name == null || name.isBlank() ? machine() : name;
        return new Claims(wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }

    /** Name of the folder for files that this hub is working on. */
    String working() {
        return WORKING + instance;
    }

    /** Name of the folder for files that wait for another try. */
    String waiting() {
        return WAITING + instance;
    }

    /** Whether a folder of this name belongs to a hub, this one or another. */
    static boolean isFolderOfAHub(String name) {
        return name.startsWith(WORKING) || name.startsWith(WAITING);
    }

    /** Creates this hub's folders; nobody else can open them. */
    void create(Path in) throws IOException {
        PrivateFolder.create(in.resolve(working()));
        PrivateFolder.create(in.resolve(waiting()));
    }

    /** Shows the other hubs that this one is alive. */
    void renew(Path in) throws IOException {
        for (String own : List.of(working(), waiting())) {
            if (Files.isDirectory(in.resolve(own))) {
                Files.setLastModifiedTime(in.resolve(own), FileTime.from(Instant.now()));
            }
        }
    }

    /**
     * Returns to {@code in} what a hub holds that has not shown itself for ten minutes. If that hub was only slow, no harm is
     * done: the key of each row keeps it from being taken twice.
     */
    static void giveBackAbandoned(Path in) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(in, ".{inprogress,waiting}-*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && FileAge.exceeds(ABANDONED_AFTER, folder)) {
                    giveBack(in, folder);
                }
            }
        }
    }

    private static void giveBack(Path in, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = CaseFileName.of(file.getFileName().toString())
                        .map(CaseFileName::name)
                        .orElse(file.getFileName().toString());
                Files.move(file, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                Files.write(in.resolve(name + ".done"), new byte[0]);
            }
        }
    }
}
