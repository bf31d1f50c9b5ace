package org.nextstephub.routes.casefile.contract;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The columns as a table for people ({@code docs/case-files/columns.md}) and as an empty sheet ({@code template.csv}). */
final class ColumnTable {

    private static final String HEAD = """
            # Columns of a case file

            Made from the code that judges each value. [case-files.md](../case-files.md) says what depends on what, and
            [template.csv](template.csv) is an empty sheet with these columns. A column that you do not use may be left out.

            | column | needed | form | meaning |
            |---|---|---|---|
            """;

    private ColumnTable() {}

    static String markdown() {
        return HEAD
                + Arrays.stream(Column.values())
                        .map(column -> "| `%s` | %s | %s | %s |\n"
                                .formatted(column.title(), need(column.need()), form(column.form()), column.meaning()))
                        .collect(Collectors.joining());
    }

    static String template() {
        return Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String need(Column.Need need) {
        return switch (need) {
            case ALWAYS -> "in every row";
            case REQUIRED -> "unless `cancel`";
            case CONDITIONAL -> "depends";
            case OPTIONAL -> "no";
            case REMARK -> "no; a value that does not fit is left out with a remark";
        };
    }

    private static String form(Form form) {
        return switch (form.kind()) {
            case CODE -> words(form);
            case CODES -> "several, separated by `;`: " + words(form);
            case DATE -> "date, YYYY-MM-DD";
            case TIME -> "time with offset";
            case DATE_OR_TIME -> "date, or time with offset";
            case HEALTH_NUMBER -> "number of the card";
            case LETTERS -> "one or two letters";
            case PROVINCE -> "two letters";
            case POSTAL_CODE -> "A1A 1A1";
            case LANGUAGE -> "BCP 47";
            case PHONE -> "613-555-0144";
            case EMAIL -> "one address";
            case KEY -> "letters, digits, `.` `_` `-`; at most " + form.longest();
            case PRINTABLE -> "plain characters; at most " + form.longest();
            case LINE -> "one line; at most " + form.longest();
            case TEXT -> "text; at most " + form.longest();
        };
    }

    private static String words(Form form) {
        return form.codes().stream().map(code -> "`" + code + "`").collect(Collectors.joining(" "));
    }
}
