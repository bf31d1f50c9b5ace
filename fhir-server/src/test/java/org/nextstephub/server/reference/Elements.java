package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads elements of FHIR JSON. What is absent, masked or of another kind reads as the empty text or as nothing. */
final class Elements {

    private Elements() {}

    static Stream<JsonNode> each(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Stream.empty();
        }
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    /** Whether the element is given in any way, be it by an extension alone. */
    static boolean given(JsonNode node, String name) {
        return node.has(name) || node.has("_" + name);
    }

    static boolean coded(JsonNode concept, String system, Set<String> codes) {
        return each(concept, "coding")
                .anyMatch(coding -> text(coding, "system").equals(system) && codes.contains(text(coding, "code")));
    }

    static Stream<JsonNode> extensions(JsonNode node, String url) {
        return each(node, "extension")
                .filter(extension -> text(extension, "url").equals(url));
    }
}
