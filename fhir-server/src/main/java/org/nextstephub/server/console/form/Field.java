package org.nextstephub.server.console.form;

import java.util.List;

/**
 * A question on a form.
 *
 * @param name of the form's field; its label is the text {@code field.<name>} unless {@code label} says another
 * @param options what may be answered, for those kinds that offer some
 * @param needed whether it must be answered
 * @param first what is filled in before anybody has written
 */
public record Field(String name, Kind kind, String label, List<Option> options, boolean needed, String first) {

    public enum Kind {
        ONE,
        SOME,
        TICK,
        DAY,
        TIME,
        LINE,
        TEXT
    }

    /** @param also what the answer will have as its effect, or empty */
    public record Option(String value, String label, String also) {}

    public static Field one(String name, String label, List<Option> options) {
        return new Field(name, Kind.ONE, label, options, true, "");
    }

    public static Field some(String name, String label, List<Option> options) {
        return new Field(name, Kind.SOME, label, options, true, "");
    }

    public static Field tick(String name, String label) {
        return new Field(name, Kind.TICK, label, List.of(), true, "");
    }

    public static Field day(String name, String label, boolean needed, String first) {
        return new Field(name, Kind.DAY, label, List.of(), needed, first);
    }

    public static Field time(String name, String label, String first) {
        return new Field(name, Kind.TIME, label, List.of(), true, first);
    }

    public static Field text(String name, String label) {
        return new Field(name, Kind.TEXT, label, List.of(), true, "");
    }

    public static Field line(String name, String label) {
        return new Field(name, Kind.LINE, label, List.of(), true, "");
    }

    public Field optional() {
        return new Field(name, kind, label, options, false, first);
    }

    public Field startingWith(String value) {
        return new Field(name, kind, label, options, needed, value);
    }
}
