package org.nextstephub.server.console.workbench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of a text, and on which of them a finding lies. */
final class TextLines {

    private static final int MOST = 500;
    private static final int LONGEST = 300;
    private static final Pattern SEGMENT = Pattern.compile("^([A-Z][A-Z0-9]{2})(?:\\[(\\d+)])?(?:[-.].*)?$");
    private static final Pattern ELEMENT = Pattern.compile("^([A-Z][A-Za-z]+)(?:\\.([a-z][A-Za-z]*))?.*$");

    private final List<String> lines;

    TextLines(String text) {
        this.lines = List.of(text.stripTrailing().split("\\r\\n|\\r|\\n", -1));
    }

    /** As they are shown: the first of them, and of a long one the beginning. */
    List<String> shown() {
        return lines.stream()
                .limit(MOST)
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line)
                .toList();
    }

    boolean areCut() {
        return lines.size() > MOST;
    }

    /**
     * The line of a place, from 1; 0 where it cannot be told or is not shown.
     *
     * @param place {@code CON[2]-15}, {@code Patient.birthDate}, or name of a column
     * @param row of a sheet, from 1; 0 where it is none
     */
    int of(String place, int row) {
        int line = row > 0
                ? ofRow(row)
                : ofSegment(place).or(() -> ofElement(place)).orElse(0);
        return line <= MOST ? line : 0;
    }

    /** After the header; a cell with several lines moves those that follow. */
    private int ofRow(int row) {
        int seen = -1;
        boolean quoted = false;
        for (int at = 0; at < lines.size(); at++) {
            if (!quoted && !lines.get(at).isBlank() && ++seen == row) {
                return at + 1;
            }
            quoted ^= lines.get(at).chars().filter(c -> c == '"').count() % 2 == 1;
        }
        return 0;
    }

    private Optional<Integer> ofSegment(String place) {
        Matcher named = SEGMENT.matcher(place);
        if (!named.matches()) {
            return Optional.empty();
        }
        int which = named.group(2) == null ? 1 : Integer.parseInt(named.group(2));
        return starting(0, lines.size(), line -> line.startsWith(named.group(1)))
                .skip(which - 1L)
                .findFirst();
    }

    /** The element in the first resource of its type, else that resource. */
    private Optional<Integer> ofElement(String place) {
        Matcher named = ELEMENT.matcher(place);
        if (!named.matches()) {
            return Optional.empty();
        }
        Optional<Integer> resource = starting(0, lines.size(), line -> isResource(line, named.group(1)))
                .findFirst();
        return resource.map(begin -> named.group(2) == null
                ? begin
                : starting(begin - 1, end(begin), line -> isElement(line, named.group(2)))
                        .findFirst()
                        .orElse(begin));
    }

    private int end(int begin) {
        return starting(begin, lines.size(), line -> line.contains("\"resourceType\"") || line.contains("<resource>"))
                .findFirst()
                .map(next -> next - 1)
                .orElse(lines.size());
    }

    private static boolean isResource(String line, String type) {
        return line.matches(".*\"resourceType\"\\s*:\\s*\"" + type + "\".*")
                || line.contains("<" + type + ">")
                || line.contains("<" + type + " ");
    }

    /** Also of an element with a choice of types, such as {@code occurrencePeriod}. */
    private static boolean isElement(String line, String name) {
        return line.contains("\"" + name) || line.contains("<" + name);
    }

    private interface Condition {
        boolean holds(String line);
    }

    private Stream<Integer> starting(int from, int to, Condition condition) {
        return IntStream.range(from, to)
                .filter(at -> condition.holds(lines.get(at)))
                .mapToObj(at -> at + 1);
    }
}
