package org.nextstephub.routes.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are taken, and the many that are not. */
class CaseArchiveTests {

    private static final String NAME = "nextstep_frontenac-cm_20261122T150000Z_";
    private static final byte[] ROWS = "schema_version,event\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ROWS);
            }
        }
        return bytes.toByteArray();
    }

    private static void refused(byte[] archive) {
        assertThatThrownBy(() -> CaseArchive.files(archive))
                .isInstanceOf(Unreadable.class)
                .hasMessage("HUB-ZIP");
    }

    @Test
    void filesComeInTheOrderOfTheirNames() throws Exception {
        List<CaseFile> files = CaseArchive.files(zip(NAME + "2.csv", NAME + "1.json"));
        assertThat(files).extracting(CaseFile::name).containsExactly(NAME + "1.json", NAME + "2.csv");
        assertThat(files.get(1).content()).isEqualTo(ROWS);
    }

    @Test
    void aStoredEntryIsFineToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            CRC32 sum = new CRC32();
            sum.update(ROWS);
            ZipEntry entry = new ZipEntry(NAME + "1.csv");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(ROWS.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(ROWS);
        }
        assertThat(CaseArchive.files(bytes.toByteArray())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../" + NAME + "1.csv",
                "/" + NAME + "1.csv",
                "in/" + NAME + "1.csv",
                NAME + "1.zip",
                NAME + "1.csv/",
                "notes.txt",
                "1732270000000_" + NAME + "1.csv"
            })
    void namesThatAreNotOfTheContract(String name) throws IOException {
        refused(zip(name));
    }

    @Test
    void tooManyEntriesAndNone() throws IOException {
        String[] names = new String[21];
        Arrays.setAll(names, i -> NAME + i + ".csv");
        refused(zip(names));
        refused(zip());
        refused("PK\u0003\u0004 not really".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(NAME + "1.csv"));
            zip.write(new byte[4_900_000]);
        }
        refused(bytes.toByteArray());
    }

    @Test
    void aNameTwiceAndALink() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(twice)) {
            for (int i = 0; i < 2; i++) {
                zip.putArchiveEntry(new ZipArchiveEntry(NAME + "1.csv"));
                zip.write(ROWS);
                zip.closeArchiveEntry();
            }
        }
        refused(twice.toByteArray());
        ByteArrayOutputStream link = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(link)) {
            ZipArchiveEntry entry = new ZipArchiveEntry(NAME + "1.csv");
            entry.setUnixMode(0120777);
            zip.putArchiveEntry(entry);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        refused(link.toByteArray());
    }

    /** Each byte of a small archive is changed in turn: what is read is what was packed, or nothing is. */
    @Test
    void noDamageGoesUnnoticed() throws Exception {
        byte[] whole = zip(NAME + "1.csv");
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x21;
            try {
                List<CaseFile> files = CaseArchive.files(damaged);
                assertThat(files).as("byte " + i).hasSize(1);
                assertThat(files.get(0).content()).as("byte " + i).isEqualTo(ROWS);
                assertThat(files.get(0).name()).as("byte " + i).matches("nextstep_.*");
            } catch (Unreadable refused) {
                assertThat(refused).hasMessage("HUB-ZIP");
            }
        }
    }
}
