package org.nextstephub.profiles;

import java.util.Locale;

/**
 * How much a sender may send: one row a limit, the same at every door that the limit concerns. What is over one is
 * refused while it is read, before anything is built from it ({@link Issue#LIMIT}).
 */
public enum InputLimit {
    DEPTH(50, "An element lies at most %,d levels deep (objects and arrays in JSON, elements in XML)"),
    CHILDREN(250, "At most %,d elements lie directly below one element; an array counts by its items"),
    ELEMENTS(10_000, "A body has at most %,d elements; send several"),
    REFERENCES(1_000, "A body has at most %,d references; send several"),
    DIGITS(40, "A number has at most %,d digits"),
    EXPONENT(30, "The exponent of a number is at most %,d"),
    TEXT(65_536, "A text has at most %,d characters, unless it is a narrative or base64"),
    TAGS(5_000, "A narrative has at most %,d tags"),

    SECONDS(10, "A body takes at most %,d seconds of a processor to validate; send less in it"),

    PARAMETERS(40, "A search has at most %,d parameters; ask several times"),
    VALUES(100, "The parameters of a search have at most %,d values together; ask several times"),
    VALUE(1_000, "A search value has at most %,d characters"),

    ROWS(5_000, "A case file has at most %,d rows"),
    COLUMNS(100, "A row of a case file has at most %,d columns"),
    CELL(8_192, "A cell of a case file has at most %,d characters"),
    ROW(65_536, "A row of a case file has at most %,d characters"),

    SEGMENTS(1_000, "An HL7 v2 message has at most %,d segments"),
    PROVIDERS(20, "An HL7 v2 message has at most %,d PRD segments"),
    CONSENTS(100, "An HL7 v2 message has at most %,d CON segments"),
    NOTES(50, "An HL7 v2 message has at most %,d NTE segments; those of orders and observations do not count"),
    SEGMENT(65_536, "An HL7 v2 segment has at most %,d characters"),
    FIELDS(300, "An HL7 v2 segment has at most %,d fields"),
    REPETITIONS(50, "An HL7 v2 field has at most %,d repetitions"),
    COMPONENTS(50, "An HL7 v2 field has at most %,d components"),
    SUBCOMPONENTS(20, "An HL7 v2 component has at most %,d subcomponents");

    private final int most;
    private final String rule;

    InputLimit(int most, String rule) {
        this.most = most;
        this.rule = rule;
    }

    public int most() {
        return most;
    }

    /** Whether so much is still within the limit. */
    public boolean allows(long found) {
        return found <= most;
    }

    /** The limit in a sentence, which also stands in the manual. */
    public String rule() {
        return String.format(Locale.ENGLISH, rule, most);
    }
}
