package org.nextstephub.server.sight;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a reporting client asks for withdrawals: for consents that are inactive, and nothing else of them but the direction and
 * the day. By the day or the period of a consent somebody who withdrew would be found among earlier rows.
 */
final class Withdrawals {

    private static final Set<String> BESIDE = Set.of(
            "status",
            "direction",
            "_lastUpdated",
            "_summary",
            "_total",
            "_sort",
            "_elements",
            "_count",
            "_offset",
            "_format",
            "_pretty");

    private Withdrawals() {}

    static boolean areAskedFor(String type, Map<String, String[]> asked) {
        return type.equals("Consent")
                && asked.containsKey("status")
                && values(asked, "status")
                        .allMatch(status -> status.replaceFirst("^.*\\|", "").equals("inactive"))
                && BESIDE.containsAll(asked.keySet())
                && values(asked, "_sort").allMatch(order -> order.endsWith("_lastUpdated"));
    }

    private static Stream<String> values(Map<String, String[]> asked, String name) {
        return Arrays.stream(asked.getOrDefault(name, new String[0])).flatMap(value -> Arrays.stream(value.split(",")));
    }
}
