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
import org.nextstephub.server.journal.Journal.Compared;
import org.nextstephub.server.journal.Journal.Line;
import org.nextstephub.server.store.rows.JournalRows;

/** Compares the journals of all hubs with the database: what it does not know, and what is wrong with the files. */
final class JournalComparison {

    private final Path folder;
    private final JournalRows rows;
    private final Chain chain;

    JournalComparison(Path folder, JournalRows rows, Chain chain) {
        this.folder = folder;
        this.rows = rows;
        this.chain = chain;
    }

    Compared compared() {
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
