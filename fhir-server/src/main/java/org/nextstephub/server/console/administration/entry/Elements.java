package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The values of a JSON text, each under its path: {@code identifier[1].value}. */
final class Elements {

    private Elements() {}

    static Map<String, String> of(JsonNode text) {
        Map<String, String> elements = new TreeMap<>();
        add(elements, "", text);
        return elements;
    }

    private static void add(Map<String, String> elements, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> add(
                            elements,
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue()));
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                add(elements, path + "[" + at + "]", node.get(at));
            }
        } else {
            elements.put(path, node.asText());
        }
    }
}
