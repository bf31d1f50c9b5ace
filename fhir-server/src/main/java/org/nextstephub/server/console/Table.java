package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for a spreadsheet (RFC 4180): every cell quoted, and none that a spreadsheet would take for a formula. */
public final class Table {

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    public Table(List<String> heads) {
        row(heads.stream());
    }

    public void add(String... cells) {
        row(Stream.of(cells));
    }

    private void row(Stream<String> cells) {
        text.append(cells.map(Table::quoted).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String quoted(String cell) {
        boolean looksLikeAFormula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        return '"' + (looksLikeAFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    /** @param name without anything of what was asked */
    public void send(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
