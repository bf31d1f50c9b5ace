package org.nextstephub.routes.hl7v2.reading;

import java.util.Set;

/**
 * An NTE and what it is about: NTE-4.1, or where there is none a word and a colon before the text; the guide's HL7 v2 page,
 * NTE types.
 *
 * @param type empty when it has none
 */
public record Note(Segment segment, String type, String text) {

    private static final Set<String> KEPT = Set.of(
            "SAFE_CONTACT",
            "LEAVE_MESSAGE",
            "PREFERRED_CONTACT",
            "PRONOUNS",
            "GOALS",
            "INTERESTS",
            "ACCESS_NEEDS",
            "STEP_1",
            "STEP_2");

    public static Note of(Segment nte) {
        String text = nte.whole(3);
        String type = nte.text(4);
        if (type.isEmpty() && text.matches("(?s)[A-Z_0-9]{4,20}:.*")) {
            int colon = text.indexOf(':');
            return new Note(
                    nte, text.substring(0, colon), text.substring(colon + 1).strip());
        }
        return new Note(nte, type, text);
    }

    /** Any other is not kept, so nothing in it can be at fault. */
    public static boolean isOfAKindThatIsKept(Segment nte) {
        return KEPT.contains(of(nte).type());
    }

    public String at() {
        return segment.at(3);
    }
}
