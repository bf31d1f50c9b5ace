package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.SharedFact;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.casefile.answer.AnswerCsv;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * What became of a partner's referrals, as a file in its folder {@code out}: the changes since the last one, in the words
 * that may travel. No name, no number of a person and no reason is in it.
 */
public final class StatusFiles {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String UNTIL = ".status-until";

    private final Hub hub;
    private final CaseSettings settings;

    public StatusFiles(Hub hub, CaseSettings settings) {
        this.hub = hub;
        this.settings = settings;
    }

    /** Writes the file that is due, if one is; of several hubs that share the folder one writes it. */
    void writeWhatIsDue(RegisteredPartner partner, Path out, Instant now) throws IOException {
        long every = settings.statusEvery().toMillis();
        Instant due = Instant.ofEpochMilli(now.toEpochMilli() / every * every);
        Path until = out.resolve(UNTIL);
        Instant since =
                Files.exists(until) ? Instant.parse(Files.readString(until).strip()) : Instant.EPOCH;
        if (!partner.option("status-file", "false").equals("true") || !Files.isDirectory(out) || !since.isBefore(due)) {
            return;
        }
        List<Task> changes = hub.changes(partner.code(), since);
        if (!changes.isEmpty()) {
            write(out, "nextstep-status_" + partner.code() + "_" + STAMP.format(due) + ".csv", csv(changes));
        }
        remember(out, due.toString());
    }

    private static void write(Path out, String name, String text) throws IOException {
        Path fresh = fresh(out);
        Files.writeString(
                fresh, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try {
            Files.createLink(out.resolve(name), fresh);
        } catch (FileAlreadyExistsException another) {
            // Another hub was quicker.
        } finally {
            Files.delete(fresh);
        }
    }

    /** With the rights that the folder gives: its owner is another account. */
    private static Path fresh(Path folder) {
        return folder.resolve(".status-" + UUID.randomUUID() + ".part");
    }

    private static void remember(Path out, String text) throws IOException {
        Path fresh = fresh(out);
        Files.writeString(fresh, text);
        Files.move(fresh, out.resolve(UNTIL), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String csv(List<Task> changes) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter lines = new CSVPrinter(text, CSVFormat.RFC4180)) {
            lines.printRecord("referral_id", "referral", "status", "changed_at");
            for (Task task : changes) {
                lines.printRecord(
                        AnswerCsv.safe(task.getBasedOnFirstRep().getIdentifier().getValue()),
                        task.getGroupIdentifier().getValue(),
                        SharedFact.shownBy(task),
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                task.getLastModified().toInstant().atZone(TimeSpan.TORONTO)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
