package org.nextstephub.server.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.InputLimit;

/** What a body holds so far, whichever form it has; refuses what is over a limit at once. */
final class Tally {

    private static final String NARRATIVE = "div";

    /** Base64 and narrative, which are bounded by the body alone. */
    private static final Set<String> LONG_TEXTS = Set.of("data", "valueBase64Binary", NARRATIVE);

    /** Elements that are decimals in FHIR R4, beside {@code valueDecimal} and the like; in XML, and in JSON within quotation marks, they come as text. */
    static final Set<String> DECIMALS = Set.of(
            "value",
            "factor",
            "points",
            "score",
            "period",
            "periodMax",
            "duration",
            "durationMax",
            "lowerLimit",
            "upperLimit",
            "longitude",
            "latitude",
            "altitude");

    private static final Pattern NUMBER = Pattern.compile("[-+]?+([0-9.]++)(?:[eE][-+]?+0*+([0-9]*+))?+");

    /** An element that is open. */
    private static final class Open {
        private final String name;
        private final boolean narrative;
        private int children;

        Open(@Nullable String name, @Nullable Open parent) {
            this.name = String.valueOf(name);
            this.narrative = this.name.equals(NARRATIVE) || (parent != null && parent.narrative);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private int references;
    private int tags;

    /** An element begins that has others below it. */
    void open(@Nullable String name) throws OverLimit {
        element();
        push(new Open(name, open.peek()));
    }

    /** A list begins: one level more, and its items count among the children of the element that it belongs to. */
    void openList(@Nullable String name) throws OverLimit {
        push(open.isEmpty() ? new Open(name, null) : open.peek());
    }

    void close() {
        open.pop();
    }

    /** One element more, directly below the one that is open. */
    void element() throws OverLimit {
        Open parent = open.peek();
        if (parent != null && parent.narrative) {
            check(InputLimit.TAGS, ++tags);
            return;
        }
        check(InputLimit.ELEMENTS, ++elements);
        if (parent != null) {
            check(InputLimit.CHILDREN, ++parent.children);
        }
    }

    void reference() throws OverLimit {
        check(InputLimit.REFERENCES, ++references);
    }

    /** The text of an element, which is a number where FHIR has one. */
    void text(@Nullable String name, String text) throws OverLimit {
        String element = String.valueOf(name);
        Open parent = open.peek();
        if (parent != null && parent.narrative) {
            return;
        }
        if (!LONG_TEXTS.contains(element)) {
            check(InputLimit.TEXT, text.length());
        }
        if ((DECIMALS.contains(element) || element.endsWith("Decimal")) && !isOfAnIdentifier(parent)) {
            number(text);
        }
    }

    /** The value of an identifier or a telephone number is text, also where it looks like a number. */
    private static boolean isOfAnIdentifier(@Nullable Open parent) {
        return parent != null && (parent.name.endsWith("dentifier") || parent.name.equals("telecom"));
    }

    /** A number as it is written; a text that is none is not this one's to judge. */
    void number(String text) throws OverLimit {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            check(InputLimit.DIGITS, number.group(1).length());
            String exponent = number.group(2);
            if (exponent != null && !exponent.isEmpty()) {
                check(InputLimit.EXPONENT, exponent.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(exponent));
            }
        }
    }

    private void push(Open element) throws OverLimit {
        open.push(element);
        check(InputLimit.DEPTH, open.size());
    }

    static void check(InputLimit limit, int found) throws OverLimit {
        if (!limit.allows(found)) {
            throw new OverLimit(limit);
        }
    }
}
