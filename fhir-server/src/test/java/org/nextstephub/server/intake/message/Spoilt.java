package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A good body, spoilt at one place in one way: each of its values masked, emptied or given a character that nobody can
 * keep, each of its elements given an extension that is none.
 *
 * @param how place and way, without what stood there
 */
public record Spoilt(String how, String body) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String MASK = "{\"extension\":[{\"url\":"
            + "\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"masked\"}]}";
    private static final List<String> NO_EXTENSIONS = List.of(
            "[null]",
            "[{}]",
            "[{\"valueString\":\"x\"}]",
            "[{\"url\":null}]",
            "[{\"url\":\"\"}]",
            "null",
            "{}",
            "\"x\"");
    private static final Map<String, String> WORTHLESS = new TreeMap<>(Map.of(
            "null", "null", "empty", "\"\"", "blank", "\" \"", "object", "{}", "array", "[]", "nulls", "[null]"));

    /** Every spoilt form of the body. */
    public static List<Spoilt> all(String body) {
        List<Spoilt> spoilt = new ArrayList<>();
        walk(body, tree(body), List.of(), spoilt);
        return spoilt;
    }

    private static void walk(String body, JsonNode node, List<Object> path, List<Spoilt> spoilt) {
        if (node instanceof ObjectNode object) {
            for (String extensions : NO_EXTENSIONS) {
                for (String name : List.of("extension", "modifierExtension")) {
                    add(spoilt, body, path, name + " " + extensions, at -> ((ObjectNode) at)
                            .set(name, tree(extensions)));
                }
            }
            object.fieldNames().forEachRemaining(name -> {
                JsonNode value = object.get(name);
                List<Object> below = with(path, name);
                if (value.isValueNode()) {
                    spoilValue(body, path, name, spoilt);
                }
                WORTHLESS.forEach((word, worthless) ->
                        add(spoilt, body, path, name + " " + word, at -> ((ObjectNode) at).set(name, tree(worthless))));
                add(spoilt, body, path, name + " dropped", at -> ((ObjectNode) at).remove(name));
                walk(body, value, below, spoilt);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    spoilText(body, path, i, spoilt);
                }
                walk(body, array.get(i), with(path, i), spoilt);
            }
        }
    }

    private static void spoilValue(String body, List<Object> path, String name, List<Spoilt> spoilt) {
        add(spoilt, body, path, name + " masked", at -> {
            ((ObjectNode) at).remove(name);
            ((ObjectNode) at).set("_" + name, tree(MASK));
        });
        add(spoilt, body, path, name + " masked by nothing", at -> {
            ((ObjectNode) at).remove(name);
            ((ObjectNode) at).set("_" + name, tree("{\"extension\":[null]}"));
        });
        for (String character : List.of("\u0000", "\ud800", "\udc00\ud800", "\u0001", "\uffff", "\u2003")) {
            add(spoilt, body, path, name + " with " + hex(character), at -> ((ObjectNode) at)
                    .put(name, at.get(name).asText() + character));
        }
    }

    private static void spoilText(String body, List<Object> path, int i, List<Spoilt> spoilt) {
        for (String character : List.of("\u0000", "\ud800", "\u0001")) {
            add(spoilt, body, path, i + " with " + hex(character), at -> ((ArrayNode) at)
                    .set(i, at.get(i).asText() + character));
        }
        add(spoilt, body, path, i + " null", at -> ((ArrayNode) at).set(i, tree("null")));
    }

    private static String hex(String text) {
        return "U+" + Integer.toHexString(text.charAt(0));
    }

    private static void add(
            List<Spoilt> spoilt, String body, List<Object> path, String how, Consumer<JsonNode> change) {
        JsonNode copy = tree(body);
        JsonNode at = copy;
        for (Object step : path) {
            at = step instanceof Integer index ? at.get(index) : at.get((String) step);
        }
        change.accept(at);
        spoilt.add(new Spoilt(path + " " + how, text(copy)));
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
