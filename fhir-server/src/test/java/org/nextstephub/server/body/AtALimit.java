package org.nextstephub.server.body;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.nextstephub.profiles.InputLimit;

/** Bodies that hold so and so much of what a limit counts, and little else. Both forms hold as much. */
public final class AtALimit {

    private static final Map<InputLimit, IntFunction<String>> JSON = new EnumMap<>(Map.of(
            InputLimit.DEPTH, n -> patient("\"a\":" + "[".repeat(n - 1) + "]".repeat(n - 1)),
            InputLimit.CHILDREN, n -> patient("\"identifier\":[" + list("{\"value\":\"1e999\"}", n - 1) + "]"),
            InputLimit.ELEMENTS,
                    n -> patient("\"contained\":[" + groups(n - 2, "{\"given\":[%s]}", "\"a\"", ",") + "]"),
            InputLimit.REFERENCES,
                    n -> patient("\"contained\":["
                            + groups(n + (n + 199) / 200, "{\"link\":[%s]}", "{\"reference\":\"#a\"}", ",") + "]"),
            InputLimit.DIGITS, n -> patient("\"multipleBirthInteger\":" + "1".repeat(n)),
            InputLimit.EXPONENT, n -> patient("\"extension\":[{\"url\":\"urn:a\",\"valueDecimal\":\"1e" + n + "\"}]"),
            InputLimit.TEXT, n -> patient("\"language\":\"" + "x".repeat(n) + "\""),
            InputLimit.TAGS, n -> patient("\"text\":{\"div\":\"<div>" + "<br/>".repeat(n) + "</div>\"}")));

    private static final Map<InputLimit, IntFunction<String>> XML = new EnumMap<>(Map.of(
            InputLimit.DEPTH, n -> xml("<a>".repeat(n - 1) + "</a>".repeat(n - 1)),
            InputLimit.CHILDREN, n -> xml("<identifier/>".repeat(n - 1)),
            InputLimit.ELEMENTS, n -> xml(groups(n - 2, "<contained>%s</contained>", "<given/>", "")),
            InputLimit.REFERENCES,
                    n -> xml(groups(n + (n + 199) / 200, "<contained>%s</contained>", "<reference/>", "")),
            InputLimit.DIGITS, n -> xml("<valueDecimal value=\"" + "1".repeat(n) + "\"/>"),
            InputLimit.EXPONENT, n -> xml("<valueQuantity><value value=\"1e-" + n + "\"/></valueQuantity>"),
            InputLimit.TEXT, n -> xml("<language value=\"" + "x".repeat(n) + "\"/>"),
            InputLimit.TAGS, n -> xml("<text><div><p>" + "<br/>".repeat(n - 1) + "</p></div></text>")));

    private AtALimit() {}

    /** Limits of what a body holds. */
    public static Iterable<InputLimit> limits() {
        return JSON.keySet();
    }

    public static String json(InputLimit limit, int found) {
        return JSON.get(limit).apply(found);
    }

    public static String xml(InputLimit limit, int found) {
        return XML.get(limit).apply(found);
    }

    private static String patient(String members) {
        return "{\"resourceType\":\"Patient\"," + members + "}";
    }

    private static String xml(String children) {
        return "<Patient xmlns=\"http://hl7.org/fhir\">" + children + "</Patient>";
    }

    private static String list(String item, int times) {
        return (item + ",").repeat(times - 1) + item;
    }

    /** So many elements, in groups of two hundred below one more. */
    private static String groups(int elements, String group, String item, String between) {
        StringBuilder groups = new StringBuilder();
        for (int left = elements; left > 0; left -= 201) {
            int items = Math.min(left, 201) - 1;
            String all = items == 0 ? "" : (item + between).repeat(items - 1) + item;
            groups.append(groups.isEmpty() ? "" : between).append(group.formatted(all));
        }
        return groups.toString();
    }
}
