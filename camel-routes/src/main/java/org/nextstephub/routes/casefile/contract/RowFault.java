package org.nextstephub.routes.casefile.contract;

import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.message.Condition;

/**
 * Something wrong with a row or a file, or worth a remark.
 *
 * @param condition code of HL7 table 0357
 * @param column name of the column; empty when the whole row or file is meant
 * @param issue the hub's public code, where one applies
 * @param hint the mend, where there is one to tell
 */
public record RowFault(
        Severity severity, Condition condition, String column, Optional<Issue> issue, Optional<Hint> hint) {

    /** HL7 table 0516. */
    public enum Severity {
        E,
        W,
        I
    }

    public static RowFault of(Condition condition, Column column, Hint hint) {
        return new RowFault(Severity.E, condition, column.title(), Optional.empty(), Optional.of(hint));
    }

    public static RowFault of(Condition condition, Column column, Issue issue, Optional<Hint> hint) {
        return new RowFault(Severity.E, condition, column.title(), Optional.of(issue), hint);
    }

    public static RowFault remark(Issue issue, String column) {
        Severity severity =
                switch (issue) {
                    case ALREADY_KNOWN, CHANGED, WITHDRAWN, CANCEL_ASKED, CLOSED, TEST_LANE -> Severity.I;
                    default -> Severity.W;
                };
        return new RowFault(severity, Condition.ACCEPTED, column, Optional.of(issue), Optional.empty());
    }

    /** Nothing is wrong with the file, but it may not be what was meant. */
    public static RowFault information(Hint hint) {
        return new RowFault(Severity.I, Condition.ACCEPTED, "", Optional.empty(), Optional.of(hint));
    }

    public static RowFault ofFile(Issue issue, String place, Optional<Hint> hint) {
        return new RowFault(Severity.E, Condition.APPLICATION, place, Optional.of(issue), hint);
    }

    public boolean isError() {
        return severity == Severity.E;
    }

    /** The fixed text: of the public code, else of the condition. */
    public String message(String language) {
        return issue.map(known -> known.text(language)).orElseGet(() -> condition.text(language));
    }

    /** What a clerk reads: the text, and the mend where there is one. */
    public String whatToDo(String language) {
        return message(language) + hint.map(mend -> ". " + mend.text(language)).orElse("");
    }
}
