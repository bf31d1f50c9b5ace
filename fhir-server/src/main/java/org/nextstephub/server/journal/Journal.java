package org.nextstephub.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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

    /** Compares what every file of the folder says with what the database knows. */
    public Compared compare() {
        return new JournalComparison(folder, rows, chain).compared();
    }
}
