package org.nextstephub.routes.casefile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One row: the cells that are not empty, as text.
 *
 * @param number counted from 1 after the header
 * @param notText columns whose value is a number, a boolean, null or a structure (JSON)
 */
public record CaseRow(int number, Map<Column, String> cells, Set<Column> notText) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public CaseRow {
        cells = Map.copyOf(cells);
        notText = Set.copyOf(notText);
    }

    /** The cell as it came, trimmed; empty when there is none. */
    public String raw(Column column) {
        return cells.getOrDefault(column, "");
    }

    public boolean has(Column column) {
        return cells.containsKey(column);
    }

    public boolean isBlank() {
        return cells.isEmpty() && notText.isEmpty();
    }

    /** The content as canonical JSON (RFC 8785): by it a repetition is recognised, whichever form it came in. */
    public String canonical() {
        Map<String, String> sorted = new TreeMap<>();
        cells.forEach((column, value) -> sorted.put(column.title(), value));
        try {
            return JSON.writeValueAsString(sorted);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A row in the making. */
    public static final class Builder {

        private final Map<Column, String> cells = new EnumMap<>(Column.class);
        private final Set<Column> notText = EnumSet.noneOf(Column.class);
        private final Set<Column> seen = EnumSet.noneOf(Column.class);

        /** Whether the column is named for the first time. */
        public boolean isFirst(Column column) {
            return seen.add(column);
        }

        public void put(Column column, String value) {
            String trimmed = value.replace("\r\n", "\n").strip();
            if (!trimmed.isEmpty()) {
                cells.put(column, trimmed);
            }
        }

        public void putNotText(Column column) {
            notText.add(column);
        }

        public CaseRow build(int number) {
            return new CaseRow(number, cells, notText);
        }
    }
}
