package org.nextstephub.routes.hl7v2.reading;

import java.util.Arrays;

/** The five delimiters of a message, from MSH-1 and MSH-2 (HL7 v2, chapter 2.5.4); any legal set is accepted. */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {

    public static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&');

    public String encodingCharacters() {
        return "" + component + repetition + escape + subcomponent;
    }

    /** The fields as one segment, without those that are empty at its end. */
    public String join(String... fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        return String.join(String.valueOf(field), Arrays.copyOf(fields, last));
    }
}
