package org.nextstephub.routes.casefile.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;

/** A case file as CSV (RFC 4180): comma, double quotes, a header by name; every cell is text. */
final class CsvRows {

    private CsvRows() {}

    static List<CaseRow> read(String text) throws Unreadable {
        List<List<String>> records = records(text, ',');
        List<Optional<Column>> header = header(records.get(0));
        RowCollector collector = new RowCollector();
        for (List<String> cells : records.subList(1, records.size())) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).isPresent()) {
                    collector.put(header.get(i).get(), cells.get(i));
                }
            }
            collector.next();
        }
        List<CaseRow> rows = collector.rows();
        for (CaseRow row : rows) {
            if (!row.isBlank()) {
                RowCollector.requireVersion(row.raw(Column.SCHEMA_VERSION));
            }
        }
        return rows;
    }

    /**
     * The records of a table, the header first, all of the same length.
     *
     * @throws Unreadable when it is no such table, or longer than the contract allows
     */
    static List<List<String>> records(String text, char delimiter) throws Unreadable {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        RowReader rows = new RowReader(text);
        try (CSVParser parser = CSVParser.parse(rows, format)) {
            return records(parser, rows);
        } catch (CSVException broken) {
            throw new Unreadable(Issue.FORMAT, Hint.FIELD_COUNT);
        } catch (UncheckedIOException broken) {
            throw broken.getCause() instanceof RowReader.TooLong
                    ? new Unreadable(Issue.LIMIT, Hint.SIZE)
                    : new Unreadable(Issue.FORMAT, Hint.FIELD_COUNT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Each row is held against the limits before the next one is read. */
    private static List<List<String>> records(CSVParser parser, RowReader rows) throws Unreadable {
        List<List<String>> records = new ArrayList<>();
        for (CSVRecord record : parser) {
            List<String> cells = record.toList();
            refuseTooMuch(cells);
            if (records.isEmpty() && cells.get(0).startsWith("sep=")) {
                throw new Unreadable(Issue.FORMAT, Hint.SEP_LINE);
            }
            RowCollector.require(InputLimit.ROWS, records.size(), "");
            if (!records.isEmpty() && cells.size() != records.get(0).size()) {
                throw new Unreadable(Issue.FORMAT, Hint.FIELD_COUNT);
            }
            records.add(cells);
            rows.next();
        }
        if (records.isEmpty()) {
            throw new Unreadable(Issue.FORMAT, Hint.EMPTY);
        }
        return records;
    }

    private static void refuseTooMuch(List<String> cells) throws Unreadable {
        RowCollector.require(InputLimit.COLUMNS, cells.size(), "");
        int whole = 0;
        for (String cell : cells) {
            RowCollector.require(InputLimit.CELL, cell.length(), "");
            whole += cell.length();
        }
        RowCollector.require(InputLimit.ROW, whole, "");
    }

    private static List<Optional<Column>> header(List<String> titles) throws Unreadable {
        refuseOtherSeparators(titles);
        boolean named = areNames(titles);
        RowCollector names = new RowCollector();
        List<Optional<Column>> header = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).strip();
            String place = named ? RowCollector.place(title, i + 1) : "#" + (i + 1);
            header.add(names.column(title, place));
        }
        return header;
    }

    /** A first line of which most is not known may be a person's row: then nothing of it is told back. */
    private static boolean areNames(List<String> titles) {
        long known = titles.stream()
                .map(String::strip)
                .filter(title -> Column.named(title).isPresent())
                .count();
        return 2 * known > titles.size();
    }

    private static void refuseOtherSeparators(List<String> titles) throws Unreadable {
        String first = titles.get(0);
        if (titles.size() == 1 && first.contains(";")) {
            throw new Unreadable(Issue.COLUMN, Hint.SEMICOLONS, "#1");
        }
        if (titles.size() == 1 && first.contains("\t")) {
            throw new Unreadable(Issue.COLUMN, Hint.TABS, "#1");
        }
    }
}
