package org.nextstephub.routes.hl7v2.reading;

/** The five delimiters of a message, from MSH-1 and MSH-2 (HL7 v2, chapter 2.5.4); any legal set is accepted. */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {

    public static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&');

    public String encodingCharacters() {
        return "" + component + repetition + escape + subcomponent;
    }
}
