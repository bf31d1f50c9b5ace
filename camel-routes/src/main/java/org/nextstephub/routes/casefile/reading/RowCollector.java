package org.nextstephub.routes.casefile.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;

/** Gathers the rows of a file while it is read, and keeps its limits. */
final class RowCollector {

    private static final Pattern NAME = Pattern.compile("[a-z]{2,20}(_[a-z]{2,20}){0,3}");

    private final List<CaseRow> rows = new ArrayList<>();
    private CaseRow.Builder row = new CaseRow.Builder();
    private int ofThisRow;

    /**
     * The column of this name, to be filled once a row; empty when the sender's own business.
     *
     * @param place how an unknown name is told back to the sender
     */
    Optional<Column> column(String title, String place) throws Unreadable {
        Optional<Column> column = known(title, place, Set.of());
        if (column.isPresent() && !row.isFirst(column.get())) {
            throw new Unreadable(Issue.COLUMN, Hint.HEADER_NAMES, title);
        }
        return column;
    }

    /** @throws Unreadable when the name is none of the contract's, or one that this form has elsewhere */
    static Optional<Column> known(String title, String place, Set<Column> elsewhere) throws Unreadable {
        if (Column.isIgnored(title)) {
            return Optional.empty();
        }
        Optional<Column> column = Column.named(title).filter(found -> !elsewhere.contains(found));
        if (column.isEmpty()) {
            throw new Unreadable(Issue.COLUMN, Hint.HEADER_NAMES, place);
        }
        return column;
    }

    /**
     * What stands where a name belongs is told back if it is in small letters, as names of columns are
     * and names of people are not; else its position is.
     */
    static String place(String title, int position) {
        return NAME.matcher(title).matches() ? title : "#" + position;
    }

    void put(Column column, String value) throws Unreadable {
        require(InputLimit.CELL, value.length(), column.title());
        ofThisRow += value.length();
        require(InputLimit.ROW, ofThisRow, column.title());
        row.put(column, value);
    }

    void putNotText(Column column) {
        row.putNotText(column);
    }

    /** Ends the row. */
    void next() throws Unreadable {
        require(InputLimit.ROWS, rows.size() + 1, "");
        rows.add(row.build(rows.size() + 1));
        row = new CaseRow.Builder();
        ofThisRow = 0;
    }

    /** The rows; blank ones at the end, which spreadsheets leave, do not count. */
    List<CaseRow> rows() {
        int last = rows.size();
        while (last > 0 && rows.get(last - 1).isBlank()) {
            last--;
        }
        return List.copyOf(rows.subList(0, last));
    }

    /** @throws Unreadable when there is more than the limit allows */
    static void require(InputLimit limit, int found, String place) throws Unreadable {
        if (!limit.allows(found)) {
            throw new Unreadable(Issue.LIMIT, Hint.SIZE, place);
        }
    }

    static void requireVersion(String version) throws Unreadable {
        if (!version.equals(CaseContract.VERSION)) {
            throw new Unreadable(Issue.SCHEMA, Hint.VERSION, Column.SCHEMA_VERSION.title());
        }
    }
}
