package org.nextstephub.routes.hl7v2.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of a message, read byte by byte before anything else so that even a broken message gets an answer to its
 * sender.
 *
 * @param fields raw fields as received; index 0 is MSH-1
 */
public record Msh(Delimiters delimiters, List<String> fields) {

    /** Reads the first line; empty when no answer could be addressed to its sender. */
    public static Optional<Msh> read(byte[] frame) {
        String line = firstLine(frame);
        if (!line.startsWith("MSH") || line.length() < 9) {
            return Optional.empty();
        }
        char field = line.charAt(3);
        int end = line.indexOf(field, 4);
        String encoding = end < 0 ? "" : line.substring(4, end);
        if (encoding.length() < 4 || encoding.length() > 5 || !areDelimiters(field + encoding)) {
            return Optional.empty();
        }
        Delimiters delimiters =
                new Delimiters(field, encoding.charAt(0), encoding.charAt(1), encoding.charAt(2), encoding.charAt(3));
        String[] parts = line.substring(4).split(Pattern.quote(String.valueOf(field)), -1);
        List<String> fields = new java.util.ArrayList<>(List.of(String.valueOf(field)));
        fields.addAll(List.of(parts));
        return Optional.of(new Msh(delimiters, List.copyOf(fields)));
    }

    private static String firstLine(byte[] frame) {
        String text = new String(frame, 0, Math.min(frame.length, 8192), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00EF\u00BB\u00BF")) {
            text = text.substring(3);
        }
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == '\n')) {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean areDelimiters(String characters) {
        return characters.chars().allMatch(c -> c > 0x20 && c < 0x7F && !Character.isLetterOrDigit(c))
                && characters.chars().distinct().count() == characters.length();
    }

    /** Field by its HL7 number, raw; empty when absent. */
    public String raw(int number) {
        return number <= fields.size() ? fields.get(number - 1) : "";
    }

    /** One component of a field, from 1. */
    public String component(int number, int component) {
        String[] parts = raw(number).split(Pattern.quote(String.valueOf(delimiters.component())), -1);
        return component <= parts.length ? parts[component - 1].strip() : "";
    }

    public String application() {
        return component(3, 1);
    }

    public String facility() {
        return component(4, 1);
    }

    public String type() {
        return component(9, 1);
    }

    public String trigger() {
        return component(9, 2);
    }

    public String controlId() {
        return raw(10).strip();
    }

    public String version() {
        return component(12, 1);
    }
}
