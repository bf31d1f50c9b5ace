package org.nextstephub.routes.casefile.folder;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.nextstephub.routes.casefile.reading.CaseFileName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the folders on this machine: reports files that nobody takes, returns what a dead hub had claimed, and has old
 * files erased. File names are never logged.
 */
public final class FolderWatch {

    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
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
    private final Claims claims;
    private final AnsweredFiles answered;
    private final Map<String, Set<Alert>> reported = new HashMap<>();
    private Instant lookedAt = Instant.MIN;

    public FolderWatch(CaseSettings settings, boolean demo, MeterRegistry meters) {
        this.settings = settings;
        this.demo = demo;
        this.meters = meters;
        this.claims = settings.claims();
        this.answered = new AnsweredFiles(settings.keepDays());
    }

    /**
     * Creates what this hub needs inside {@code in}. The folders themselves are created, with their rights, by whoever runs
     * the machine; only a demonstration creates its own.
     */
    void prepare(Path folder) throws IOException {
        if (demo) {
            for (String shelf : SHELVES) {
                PrivateFolder.create(folder.resolve(shelf));
            }
        }
        if (Files.isDirectory(folder.resolve("in"))) {
            claims.create(folder.resolve("in"));
        }
    }

    /** Looks into the folders, if that is due. */
    void look(Collection<String> partners) {
        if (Instant.now().isBefore(lookedAt.plus(settings.watch()))) {
            return;
        }
        lookedAt = Instant.now();
        for (String partner : partners) {
            report(partner, lookAfter(settings.folder().resolve(partner), partner));
        }
    }

    private Set<Alert> lookAfter(Path folder, String partner) {
        Set<Alert> alerts = EnumSet.noneOf(Alert.class);
        Path in = folder.resolve("in");
        try {
            if (Files.isDirectory(in)) {
                lookInto(in, partner, alerts);
                claims.renew(in);
                Claims.giveBackAbandoned(in);
                answered.eraseExpired(folder.resolve("done"));
                answered.eraseExpired(folder.resolve("error"));
            } else if (Files.exists(folder)) {
                alerts.add(Alert.NO_FOLDER);
            }
        } catch (IOException unreadable) {
            alerts.add(Alert.UNREADABLE);
        }
        return alerts;
    }

    private void lookInto(Path in, String partner, Set<Alert> alerts) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (NotTaken.isNote(name)) {
                    NotTaken.clear(entry);
                } else if (!Claims.isFolderOfAHub(name)) {
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
            if (!marked && !name.endsWith(".done") && FileAge.exceeds(settings.watch(), entry)) {
                NotTaken.beside(entry, alert, partner);
            }
            if (FileAge.exceeds(PATIENCE, entry)) {
                alerts.add(alert);
            }
        }
    }

    private void report(String partner, Set<Alert> alerts) {
        Set<Alert> known = reported.put(partner, alerts);
        for (Alert alert : alerts) {
            meters.counter("hub.casefile.alerts", "partner", partner, "alert", alert.name())
                    .increment();
            if (known == null || !known.contains(alert)) {
                log.warn("case folder partner={} alert={}", partner, alert);
            }
        }
    }

    /** A file or a folder could not be worked with; the route tells which partner's. */
    void failed(String route, String kind) {
        meters.counter("hub.casefile.failures", "route", route, "kind", kind).increment();
        log.warn("case folder route={} failed: {}", route, kind);
    }
}
