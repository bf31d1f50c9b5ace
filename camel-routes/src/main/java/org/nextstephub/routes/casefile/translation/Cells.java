package org.nextstephub.routes.casefile.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Column.Need;
import org.nextstephub.routes.casefile.contract.Form;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.message.Condition;

/** The cells of one row as they are read one by one, and every fault and remark met on the way. */
final class Cells {

    /** Controls but TAB and line feed, C1, marks that turn the writing direction, and the byte-order mark. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private final CaseRow row;
    private final List<RowFault> faults = new ArrayList<>();

    Cells(CaseRow row) {
        this.row = row;
    }

    /** The value, its lines ended as on Unix; empty when there is none, or when it does not fit, which is then noted. */
    Optional<String> read(Column column) {
        if (row.notText().contains(column)) {
            note(column, Condition.DATA_TYPE, Hint.NOT_TEXT);
            return Optional.empty();
        }
        String value = row.raw(column).replace("\r\n", "\n");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (FORBIDDEN.matcher(value).find()) {
            faults.add(RowFault.of(Condition.DATA_TYPE, column, Issue.CHARSET, Optional.of(Hint.CHARACTER)));
            return Optional.empty();
        }
        Optional<Form.Misfit> misfit = column.form().misfit(value);
        misfit.ifPresent(found -> note(column, found.condition(), found.hint()));
        return misfit.isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** The value of a column that must have one. */
    Optional<String> need(Column column, Hint whenAbsent) {
        if (!isGiven(column)) {
            add(Condition.REQUIRED_FIELD, column, whenAbsent);
            return Optional.empty();
        }
        return read(column);
    }

    Optional<String> need(Column column) {
        if (!isGiven(column)) {
            faults.add(new RowFault(
                    RowFault.Severity.E, Condition.REQUIRED_FIELD, column.title(), Optional.empty(), Optional.empty()));
            return Optional.empty();
        }
        return read(column);
    }

    private boolean isGiven(Column column) {
        return row.has(column) || row.notText().contains(column);
    }

    /** Whether there is a value, fitting or not. */
    boolean has(Column column) {
        return row.has(column);
    }

    /** The value unjudged, for columns whose words the gate reads. */
    String raw(Column column) {
        return row.raw(column);
    }

    private void note(Column column, Condition condition, Hint hint) {
        if (column.need() == Need.REMARK) {
            remark(Issue.CODE, column);
        } else {
            add(condition, column, hint);
        }
    }

    void add(Condition condition, Column column, Hint hint) {
        faults.add(RowFault.of(condition, column, hint));
    }

    void add(Condition condition, Column column, Issue issue, Hint hint) {
        faults.add(RowFault.of(condition, column, issue, Optional.of(hint)));
    }

    void remark(Issue issue, Column column) {
        faults.add(RowFault.remark(issue, column.title()));
    }

    /** All faults in the order of reading; empty when the row can be handed in. */
    List<RowFault> errors() {
        return faults.stream().filter(RowFault::isError).toList();
    }

    List<RowFault> remarks() {
        return faults.stream().filter(fault -> !fault.isError()).toList();
    }
}
