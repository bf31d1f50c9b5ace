package org.nextstephub.routes.casefile.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Hint;

/**
 * A zip archive of case files. It is read twice, by its directory and from its beginning, and both must agree; one fault
 * refuses all of it before a row is read. Nothing is ever written to disk.
 */
public final class CaseArchive {

    private static final int MAX_ENTRIES = 20;
    private static final int MAX_INFLATED_BYTES = 20_000_000;
    private static final int MAX_INFLATION = 100;

    private CaseArchive() {}

    /** The files in the order of their names. */
    public static List<CaseFile> files(byte[] archive) throws Unreadable {
        if (archive.length > CaseFormat.MAX_BYTES) {
            throw new Unreadable(Issue.LIMIT, Hint.SIZE);
        }
        try {
            List<ZipArchiveEntry> directory = directory(archive);
            List<CaseFile> files = fromTheBeginning(archive, directory);
            files.sort(Comparator.comparing(CaseFile::name));
            return files;
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable(Issue.ZIP);
        }
    }

    private static List<ZipArchiveEntry> directory(byte[] archive) throws IOException, Unreadable {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            List<ZipArchiveEntry> entries = new ArrayList<>();
            var inOrder = zip.getEntriesInPhysicalOrder();
            Set<String> names = new HashSet<>();
            while (inOrder.hasMoreElements()) {
                ZipArchiveEntry entry = inOrder.nextElement();
                entries.add(entry);
                require(entries.size() <= MAX_ENTRIES
                        && names.add(entry.getName())
                        && isPlain(entry)
                        && entry.getSize() <= CaseFormat.MAX_BYTES
                        && entry.getSize() <= Math.max(1, entry.getCompressedSize()) * MAX_INFLATION);
            }
            require(!entries.isEmpty());
            return entries;
        }
    }

    private static boolean isPlain(ZipArchiveEntry entry) {
        boolean method = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        boolean named = CaseFileName.of(entry.getName())
                .filter(name -> !name.zip() && name.takenAt().isEmpty())
                .isPresent();
        return method
                && named
                && !entry.isDirectory()
                && !entry.isUnixSymlink()
                && !entry.getGeneralPurposeBit().usesEncryption();
    }

    /** The check sums are verified on the way. */
    private static List<CaseFile> fromTheBeginning(byte[] archive, List<ZipArchiveEntry> directory)
            throws IOException, Unreadable {
        List<CaseFile> files = new ArrayList<>();
        long inflated = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipArchiveEntry expected : directory) {
                ZipEntry entry = zip.getNextEntry();
                require(entry != null
                        && entry.getName().equals(expected.getName())
                        && entry.getMethod() == expected.getMethod());
                byte[] content = zip.readNBytes((int) expected.getSize() + 1);
                inflated += content.length;
                require(content.length == expected.getSize() && inflated <= MAX_INFLATED_BYTES);
                zip.closeEntry();
                require(entry.getCrc() == expected.getCrc());
                files.add(new CaseFile(
                        entry.getName(),
                        CaseFormat.ofName(entry.getName()).orElseThrow(IllegalArgumentException::new),
                        content));
            }
            require(zip.getNextEntry() == null);
        }
        return files;
    }

    private static void require(boolean met) throws Unreadable {
        if (!met) {
            throw new Unreadable(Issue.ZIP);
        }
    }
}
