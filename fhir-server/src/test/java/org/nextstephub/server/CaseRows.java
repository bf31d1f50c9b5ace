package org.nextstephub.server;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Rows of case files, each about a fictional person with numbers of their own. */
final class CaseRows {

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 400_000) + 1);

    private CaseRows() {}

    /** A number that no other row or file of this run has. */
    static int number() {
        return NEXT.incrementAndGet();
    }

    /** A new referral with a consent that was given in writing. */
    static Map<String, String> granted() {
        Map<String, String> row = bare("new");
        row.put("consent_status", "granted");
        row.put("consent_form_id", "NEXTSTEP-ROI-1");
        row.put("consent_method", "written");
        row.put("consent_date", "2026-11-20");
        row.put("consent_expiry", "2027-11-19");
        row.put("consent_given_by", "self");
        return row;
    }

    /** A new referral of somebody who said no. */
    static Map<String, String> refused() {
        Map<String, String> row = bare("new");
        row.put("consent_status", "refused");
        return row;
    }

    private static Map<String, String> bare(String event) {
        int number = number();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("schema_version", "nextstep-1.0");
        row.put("event", event);
        row.put("event_id", "E-" + number);
        row.put("event_time", "2026-11-22T09:40:00-05:00");
        row.put("referral_id", "R-" + number);
        row.put("client_id", "C-" + number);
        row.put("given_name", "Robin");
        row.put("family_name", "Sample");
        row.put("date_of_birth", "1984-05-06");
        row.put("phone", "613-555-0144");
        row.put("referrer_name", "Ann Beaulieu");
        row.put("referrer_phone", "613-555-0110");
        row.put("referring_program", "ICM");
        return row;
    }

    /** The row with one cell changed. */
    static Map<String, String> with(Map<String, String> row, String column, String value) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.put(column, value);
        return changed;
    }

    @SafeVarargs
    static String csv(Map<String, String>... rows) {
        return csv(List.of(rows));
    }

    static String csv(List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        String header = String.join(",", columns);
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> quoted(row.getOrDefault(column, "")))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", header + "\r\n", "\r\n"));
    }

    /** The same rows in another form. */
    static String as(String ending, List<Map<String, String>> rows) {
        return switch (ending) {
            case "json" -> json(rows);
            case "xml" -> xml(rows);
            default -> csv(rows);
        };
    }

    private static String json(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> cells(row, "\"%s\":\"%s\"", ",", "{", "}"))
                .collect(Collectors.joining(",", "{\"schema_version\":\"nextstep-1.0\",\"rows\":[", "]}"));
    }

    private static String xml(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> cells(row, "<%1$s>%2$s</%1$s>", "", "<row>", "</row>"))
                .collect(Collectors.joining(
                        "",
                        "<intake xmlns=\"https://nextstep-hub.example/intake/1.0\" schema_version=\"nextstep-1.0\">",
                        "</intake>"));
    }

    private static String cells(Map<String, String> row, String form, String between, String start, String end) {
        return row.entrySet().stream()
                .filter(cell -> !cell.getKey().equals("schema_version"))
                .map(cell -> form.formatted(cell.getKey(), cell.getValue()))
                .collect(Collectors.joining(between, start, end));
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
