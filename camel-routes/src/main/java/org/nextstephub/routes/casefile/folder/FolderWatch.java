package org.nextstephub.routes.casefile.folder;

import org.nextstephub.routes.casefile.reading.CaseFileName;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the folders on this machine: tells of what lies there and is not taken, gives back what a hub that is no
 * more had claimed, and erases what has been answered long enough ago. Names of files are never logged.
 */
public final class FolderWatch {

    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration GONE_AFTER = Duration.ofMinutes(10);
    private static final int DAYS_OF_AN_ANSWER = 7;
    private static final Set<String> SHELVES = Set.of("in", "done", "error", "out");

    /** What is wrong with a folder. */
    enum Alert {
        NO_FOLDER,
        NOT_A_FILE,
        UNREADABLE,
        OTHER_NAME,
        NO_MARKER
    }

    private final CaseSettings settings;
    private final boolean demo;
    private final MeterRegistry meters;
    private final String instance;
    private final Map<String, Set<Alert>> told = new HashMap<>();
    private Instant lookedAt = Instant.MIN;

    public FolderWatch(CaseSettings settings, boolean demo, MeterRegistry meters) {
        this.settings = settings;
        this.demo = demo;
        this.meters = meters;
        this.instance = CaseFolders.instance(settings.instance());
    }

    /**
     * Makes what this hub needs inside {@code in}. The folders themselves are made, with their rights, by whoever runs the
     * machine; only a demonstration makes its own.
     */
    void prepare(Path folder) throws IOException {
        if (demo) {
            for (String shelf : SHELVES) {
                makePrivate(folder.resolve(shelf));
            }
        }
        if (Files.isDirectory(folder.resolve("in"))) {
            makePrivate(folder.resolve("in").resolve(CaseFolders.claimed(instance)));
            makePrivate(folder.resolve("in").resolve(CaseFolders.waiting(instance)));
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Looks into the folders, if that is due. */
    void look(Collection<String> partners) {
        if (Instant.now().isBefore(lookedAt.plus(settings.watch()))) {
            return;
        }
        lookedAt = Instant.now();
        for (String partner : partners) {
            Path folder = settings.folder().resolve(partner);
            Set<Alert> alerts = EnumSet.noneOf(Alert.class);
            try {
                if (Files.isDirectory(folder.resolve("in"))) {
                    lookInto(folder.resolve("in"), partner, alerts);
                    showThatWeLive(folder.resolve("in"));
                    giveBackWhatTheDeadHad(folder.resolve("in"));
                    erase(folder.resolve("done"));
                    erase(folder.resolve("error"));
                } else if (Files.exists(folder)) {
                    alerts.add(Alert.NO_FOLDER);
                }
            } catch (IOException unreadable) {
                alerts.add(Alert.UNREADABLE);
            }
            tell(partner, alerts);
        }
    }

    /** A file or a place could not be worked with; the route tells which partner's. */
    void failed(String route, String kind) {
        meters.counter("hub.casefile.failures", "route", route, "kind", kind).increment();
        log.warn("case folder route={} failed: {}", route, kind);
    }

    private void tell(String partner, Set<Alert> alerts) {
        Set<Alert> known = told.put(partner, alerts);
        for (Alert alert : alerts) {
            meters.counter("hub.casefile.alerts", "partner", partner, "alert", alert.name())
                    .increment();
            if (known == null || !known.contains(alert)) {
                log.warn("case folder partner={} alert={}", partner, alert);
            }
        }
    }

    private void lookInto(Path in, String partner, Set<Alert> alerts) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (NotTaken.isNote(name)) {
                    NotTaken.clear(entry);
                } else if (!name.startsWith(".inprogress-") && !name.startsWith(".waiting-")) {
                    judge(entry, name, partner, alerts);
                }
            }
        }
    }

    private void judge(Path entry, String name, String partner, Set<Alert> alerts) throws IOException {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            alerts.add(Alert.NOT_A_FILE);
        } else if (!Files.isReadable(entry)) {
            alerts.add(Alert.UNREADABLE);
        } else {
            boolean known = CaseFileName.of(name.replaceFirst("\\.done$", "")).isPresent();
            Alert alert = known ? Alert.NO_MARKER : Alert.OTHER_NAME;
            boolean marked = known && Files.exists(entry.resolveSibling(name + ".done"));
            if (!marked && !name.endsWith(".done") && isOlderThan(settings.watch(), entry)) {
                NotTaken.beside(entry, alert, partner);
            }
            if (isOlderThan(PATIENCE, entry)) {
                alerts.add(alert);
            }
        }
    }

    private static boolean isOlderThan(Duration age, Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(age));
    }

    private void showThatWeLive(Path in) throws IOException {
        for (String own : Set.of(CaseFolders.claimed(instance), CaseFolders.waiting(instance))) {
            if (Files.isDirectory(in.resolve(own))) {
                Files.setLastModifiedTime(in.resolve(own), FileTime.from(Instant.now()));
            }
        }
    }

    /** Another hub would have shown that it lives. The keys of the rows make it harmless if it was only slow. */
    private void giveBackWhatTheDeadHad(Path in) throws IOException {
        try (DirectoryStream<Path> claims = Files.newDirectoryStream(in, ".{inprogress,waiting}-*")) {
            for (Path claim : claims) {
                if (Files.isDirectory(claim, LinkOption.NOFOLLOW_LINKS) && isOlderThan(GONE_AFTER, claim)) {
                    giveBack(in, claim);
                }
            }
        }
    }

    private static void giveBack(Path in, Path claim) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(claim)) {
            for (Path file : files) {
                String name = CaseFileName.of(file.getFileName().toString())
                        .map(CaseFileName::name)
                        .orElse(file.getFileName().toString());
                Files.move(file, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                Files.write(in.resolve(name + ".done"), new byte[0]);
            }
        }
    }

    /** The file goes its days after it was answered; the answer, which names nobody, stays at least a week. */
    private void erase(Path shelf) throws IOException {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                boolean answer = file.toString().matches(".*\\.ack\\.(json|csv)");
                int days = answer ? Math.max(DAYS_OF_AN_ANSWER, settings.keepDays()) : settings.keepDays();
                Instant answered = CaseFolderDoor.answeredAt(file.getFileName().toString())
                        .orElse(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant());
                boolean due = answered.plus(Duration.ofDays(days)).isBefore(Instant.now());
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && due) {
                    Files.delete(file);
                }
            }
        }
    }
}
