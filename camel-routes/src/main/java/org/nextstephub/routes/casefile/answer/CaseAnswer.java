package org.nextstephub.routes.casefile.answer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nextstephub.routes.casefile.contract.RowFault;

/**
 * What became of a file.
 *
 * @param name file name; empty when it came by HTTP
 * @param sha256 of the bytes as received; empty when they were not read
 * @param faults of the file as a whole; then no row of it was looked at
 * @param size rows of the file
 * @param rows the answers, in the order of the rows
 */
public record CaseAnswer(
        String fileId,
        String name,
        String sha256,
        Instant receivedAt,
        Instant answeredAt,
        Outcome outcome,
        List<RowFault> faults,
        int size,
        List<RowAnswer> rows) {

    /** What can be said of the file. */
    public enum Outcome {
        /** Every row has its final outcome. */
        ANSWERED,
        /** A row could not be tried. */
        INCOMPLETE,
        /** Nothing of it was read. */
        REFUSED,
        /** It is being worked on. */
        RUNNING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public long count(RowAnswer.Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
