package org.nextstephub.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of the journal, written by one run of one hub and by no other. */
final class JournalFile {

    static final String ENDING = ".journal";

    private static final String TAB = "\t";

    /**
     * What a file says.
     *
     * @param faults what is wrong with it, in words for whoever operates the hub
     * @param torn whether its last line was never finished: it was not acknowledged to anybody
     */
    record Content(List<Entry> entries, List<String> faults, boolean torn) {}

    private final Path file;
    private final Chain chain;
    private String seal;

    JournalFile(Path file, Chain chain) {
        this.file = file;
        this.chain = chain;
        this.seal = name();
    }

    String name() {
        return file.getFileName().toString();
    }

    /** On the disk when this returns. */
    void append(Entry entry) throws IOException {
        String text = entry.text();
        String next = chain.seal(seal, text);
        boolean first = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer line = ByteBuffer.wrap((text + TAB + next + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        if (first) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
        seal = next;
    }

    Content read() throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean torn = !lines.remove(lines.size() - 1).isEmpty();
        List<Entry> entries = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        String before = name();
        for (int i = 0; i < lines.size(); i++) {
            int end = Math.max(0, lines.get(i).lastIndexOf(TAB));
            String said = lines.get(i).substring(end).strip();
            String entry = lines.get(i).substring(0, end);
            if (chain.seal(before, entry).equals(said)) {
                entries.add(Entry.read(entry));
            } else {
                faults.add("line " + (i + 1) + " of the journal " + name()
                        + " is not as a hub with these keys wrote it, or lines before it are missing");
            }
            before = said;
        }
        return new Content(entries, faults, torn);
    }
}
