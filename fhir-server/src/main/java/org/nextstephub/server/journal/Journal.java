package org.nextstephub.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.nextstephub.server.journal.Entry.Kind;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.rows.JournalRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Withdrawals, also outside of the database: what is acknowledged stands on the disk here before, so that a database that is
 * put back to an earlier moment learns of it again (docs/adr/0037).
 */
@Component
public class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    /** An entry and the file that it is in. */
    public record Line(Entry entry, String file) {}

    /**
     * The journal beside the database.
     *
     * @param behind what the database does not know, in order
     * @param faults what is wrong with files that are here
     * @param isUnsure whether something may be behind that cannot be read
     * @param torn files whose last line was never finished
     * @param absent files that hubs on this database wrote and that are not here
     */
    public record Compared(
            List<Line> behind,
            List<String> faults,
            boolean isUnsure,
            List<String> torn,
            List<String> absent,
            int files) {}

    private final Path folder;
    private final JournalRows rows;
    private final Chain chain;
    private JournalFile mine;

    Journal(HubSettings settings, HubKeys keys, JournalRows rows) {
        this.folder = settings.journal();
        this.rows = rows;
        this.chain = new Chain(keys.personSecret());
        this.mine = fresh();
    }

    private JournalFile fresh() {
        return new JournalFile(folder.resolve(UUID.randomUUID() + JournalFile.ENDING), chain);
    }

    /** Is written with the transaction that is open: on the disk just before its commit, or the commit fails. */
    public void note(Entry entry) {
        rows.add(entry.number(), current().name());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            private boolean written;

            @Override
            public void beforeCommit(boolean readOnly) {
                append(entry);
                written = true;
            }

            @Override
            public void afterCompletion(int status) {
                if (written && status == STATUS_ROLLED_BACK) {
                    append(entry.undone());
                }
            }
        });
    }

    /** Notes in the open transaction that it is done; false when it was before. */
    public boolean done(Line line) {
        return rows.add(line.entry().number(), line.file());
    }

    private synchronized JournalFile current() {
        return mine;
    }

    /** A file that could not be written to is left as it is: what came of the line is not known. */
    private synchronized void append(Entry entry) {
        try {
            Files.createDirectories(folder);
            mine.append(entry);
        } catch (IOException full) {
            mine = fresh();
            log.error(
                    "The journal of withdrawals cannot be written: {}",
                    full.getClass().getName());
            throw new DataAccessResourceFailureException("the journal of withdrawals cannot be written");
        }
    }

    /** Reads every file of the folder. */
    public Compared compare() {
        Map<String, Set<UUID>> known = rows.byFile();
        Map<String, JournalFile.Content> here = new TreeMap<>();
        files().forEach(path -> here.put(path.getFileName().toString(), read(new JournalFile(path, chain))));
        List<String> faults = new ArrayList<>();
        List<String> torn = new ArrayList<>();
        boolean isUnsure = false;
        for (Map.Entry<String, JournalFile.Content> file : here.entrySet()) {
            JournalFile.Content content = file.getValue();
            Set<UUID> unread = new HashSet<>(known.getOrDefault(file.getKey(), Set.of()));
            content.entries().forEach(entry -> unread.remove(entry.number()));
            faults.addAll(content.faults());
            isUnsure |= unread.size() < content.faults().size();
            if (content.faults().isEmpty() && !unread.isEmpty()) {
                faults.add("the journal " + file.getKey() + " has fewer lines than the database knows of it");
            }
            if (content.torn()) {
                torn.add(file.getKey());
            }
        }
        List<String> absent = known.keySet().stream()
                .filter(file -> !here.containsKey(file))
                .sorted()
                .toList();
        return new Compared(behind(here), faults, isUnsure, torn, absent, here.size());
    }

    private static JournalFile.Content read(JournalFile file) {
        try {
            return file.read();
        } catch (IOException unreadable) {
            return new JournalFile.Content(List.of(), List.of("the journal " + file.name() + " cannot be read"), false);
        }
    }

    private List<Line> behind(Map<String, JournalFile.Content> files) {
        Set<UUID> known = rows.all();
        files.values().stream()
                .flatMap(content -> content.entries().stream())
                .filter(entry -> entry.kind() == Kind.VOID)
                .forEach(entry -> known.add(entry.number()));
        return files.entrySet().stream()
                .flatMap(file -> file.getValue().entries().stream().map(entry -> new Line(entry, file.getKey())))
                .filter(line -> !known.contains(line.entry().number()))
                .sorted(Comparator.comparing(line -> line.entry().at()))
                .toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(JournalFile.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of the journal cannot be read", unreadable);
        }
    }
}
