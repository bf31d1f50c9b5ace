package org.nextstephub.routes.casefile.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.message.Condition;

/**
 * What became of one row.
 *
 * @param eventId the sender's number of the event, where it is well formed; else empty
 * @param referral the hub's number, only where the row is accepted or already known
 */
public record RowAnswer(int row, String eventId, Outcome outcome, String referral, List<RowFault> faults) {

    /** The gate's outcome of a row; the word in an answer is the name in lower case with hyphens. */
    public enum Outcome {
        ACCEPTED,
        ALREADY_KNOWN,
        REFUSED,
        INVALID,
        UNAVAILABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RowAnswer {
        faults = List.copyOf(faults);
    }

    public static RowAnswer invalid(CaseRow row, List<RowFault> faults) {
        return new RowAnswer(row.number(), eventId(row), Outcome.INVALID, "", faults);
    }

    public static RowAnswer unavailable(CaseRow row) {
        return failed(row, Outcome.UNAVAILABLE, Issue.RETRY, Optional.of(Hint.AGAIN));
    }

    /** The hub fails on it whenever it is tried: that is nothing of the row's, and no try mends it. */
    public static RowAnswer givenUp(CaseRow row) {
        return failed(row, Outcome.REFUSED, Issue.GIVEN_UP, Optional.empty());
    }

    private static RowAnswer failed(CaseRow row, Outcome outcome, Issue issue, Optional<Hint> hint) {
        RowFault fault = new RowFault(RowFault.Severity.E, Condition.APPLICATION, "", Optional.of(issue), hint);
        return new RowAnswer(row.number(), eventId(row), outcome, "", List.of(fault));
    }

    /** Only a number of the promised form is repeated. */
    static String eventId(CaseRow row) {
        String id = row.raw(Column.EVENT_ID);
        return !id.isEmpty() && Column.EVENT_ID.form().misfit(id).isEmpty() ? id : "";
    }

    public boolean isFinal() {
        return outcome != Outcome.UNAVAILABLE;
    }
}
