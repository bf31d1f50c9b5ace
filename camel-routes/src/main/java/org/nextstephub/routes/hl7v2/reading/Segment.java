package org.nextstephub.routes.hl7v2.reading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One segment, split by the delimiters of its message and unescaped. */
public final class Segment {

    private final String name;
    private final int sequence;
    private final String[] fields;
    private final Delimiters delimiters;
    private final Escapes escapes;

    Segment(String line, int sequence, Delimiters delimiters, Escapes escapes) {
        this.fields = split(line, delimiters.field());
        this.name = fields[0];
        this.sequence = sequence;
        this.delimiters = delimiters;
        this.escapes = escapes;
    }

    public String name() {
        return name;
    }

    public int sequence() {
        return sequence;
    }

    /** Repetitions of a field, raw; none when the field is absent or empty. */
    public List<String> repetitions(int field) {
        String value = raw(field);
        return value.isEmpty() ? List.of() : Arrays.asList(split(value, delimiters.repetition()));
    }

    /** The whole field as received. */
    public String raw(int field) {
        return field < fields.length ? fields[field] : "";
    }

    /** First component of the first repetition, as plain text; {@code ""} of the wire counts as empty. */
    public String text(int field) {
        return text(field, 1);
    }

    /**
     * A text field in full (FT, TX, ST): its repetitions line after line, a raw component or subcomponent mark as text, and
     * any line end written in hex as a line break.
     */
    public String whole(int field) {
        if (removes(field)) {
            return "";
        }
        String lines = repetitions(field).stream()
                .map(repetition -> escapes.unescape(repetition, delimiters))
                .collect(Collectors.joining("\n"));
        return lines.replaceAll("\r\n?", "\n").strip();
    }

    /** A component of the first repetition, as plain text. */
    public String text(int field, int component) {
        return repetitions(field).isEmpty() ? "" : part(repetitions(field).get(0), component, 1);
    }

    /** A subcomponent of one repetition, as plain text. */
    public String part(String repetition, int component, int subcomponent) {
        String[] components = split(repetition, delimiters.component());
        if (component > components.length) {
            return "";
        }
        String[] parts = split(components[component - 1], delimiters.subcomponent());
        String value = subcomponent > parts.length ? "" : escapes.unescape(parts[subcomponent - 1], delimiters);
        return value.equals("\"\"") ? "" : value.strip();
    }

    public String part(String repetition, int component) {
        return part(repetition, component, 1);
    }

    /** Whether the sender asks to remove the value: the field is {@code ""}. */
    public boolean removes(int field) {
        return raw(field).equals("\"\"");
    }

    public boolean has(int field) {
        return !raw(field).isEmpty() && !removes(field);
    }

    /** Where a fault lies, as ERR-2 says it: segment, sequence, field. */
    public String at(int field) {
        return name + "^" + sequence + "^" + field;
    }

    private static String[] split(String text, char delimiter) {
        return text.split(Pattern.quote(String.valueOf(delimiter)), -1);
    }
}
