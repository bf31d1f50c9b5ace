package org.nextstephub.routes.casefile.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.RowFault;

/**
 * The answer to a file as CSV, for people; it opens in a spreadsheet as it is. No cell of the file is repeated but the number of
 * an event, if it is well formed.
 */
public final class AnswerCsv {

    private static final List<String> COLUMNS =
            List.of("row", "event_id", "outcome", "referral", "code", "column", "what_to_do");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private AnswerCsv() {}

    /** A line for each error, and one for a row without any. */
    public static byte[] of(CaseAnswer answer, String language) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter lines = new CSVPrinter(text, CSVFormat.RFC4180)) {
            lines.printRecord(COLUMNS);
            print(lines, answer, language);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter lines, CaseAnswer answer, String language) throws IOException {
        for (RowFault fault : answer.faults()) {
            print(lines, "", "", answer.outcome().word(), "", fault, language);
        }
        for (RowAnswer row : answer.rows()) {
            String number = String.valueOf(row.row());
            if (row.faults().isEmpty()) {
                lines.printRecord(number, safe(row.eventId()), row.outcome().word(), row.referral(), "", "", "");
            }
            for (RowFault fault : row.faults()) {
                print(lines, number, row.eventId(), row.outcome().word(), row.referral(), fault, language);
            }
        }
    }

    private static void print(
            CSVPrinter lines,
            String row,
            String event,
            String outcome,
            String referral,
            RowFault fault,
            String language)
            throws IOException {
        String code = fault.issue()
                .map(Issue::hubCode)
                .orElse(String.valueOf(fault.condition().code()));
        lines.printRecord(
                row, safe(event), outcome, referral, code, safe(fault.column()), safe(fault.whatToDo(language)));
    }

    /** A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it text. */
    public static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
