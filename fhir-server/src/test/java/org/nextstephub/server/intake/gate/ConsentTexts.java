package org.nextstephub.server.intake.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every text that differs from that of a good consent, in JSON, by one change at one place. */
final class ConsentTexts {

    /** @param name what was changed, and where */
    record Change(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private ConsentTexts() {}

    static JsonNode consent(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("Consent"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Change> wrong(JsonNode consent) {
        List<Change> changes = new ArrayList<>();
        for (String pointer : objects(consent, "")) {
            changes.add(
                    changed(consent, "unknown member in", pointer, object -> object.put("limit", "not on Sundays")));
            for (String name : names(consent.at(pointer))) {
                String place = pointer + "/" + name;
                changes.add(changed(
                        consent, "misspelt", place, pointer, object -> object.set(name + "x", object.remove(name))));
                changes.add(changed(consent, "null", place, pointer, object -> object.putNull(name)));
                changes.add(changed(consent, "empty", place, pointer, object -> object.putObject(name)));
                changes.add(changed(consent, "blank", place, pointer, object -> object.put(name, "")));
                changes.add(twice(consent, place, pointer, name));
                changes.add(wrapped(consent, place, pointer, name));
            }
        }
        return changes.stream();
    }

    static Stream<Change> meaningless(JsonNode consent) {
        ObjectNode turned = consent.deepCopy();
        names(consent).stream().limit(1).forEach(name -> turned.set(name, turned.remove(name)));
        ObjectNode narrated = consent.deepCopy();
        narrated.putObject("text")
                .put("status", "generated")
                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">Shown</div>");
        return Stream.of(
                new Change("members in another order", turned.toString()),
                new Change("white space", consent.toPrettyString()),
                new Change("a letter as its number", consent.toString().replace("\"active\"", "\"\\u0061ctive\"")),
                new Change("a narrative", narrated.toString()));
    }

    private static Change changed(JsonNode consent, String what, String pointer, Consumer<ObjectNode> change) {
        return changed(consent, what, pointer, pointer, change);
    }

    private static Change changed(
            JsonNode consent, String what, String place, String pointer, Consumer<ObjectNode> change) {
        JsonNode copy = consent.deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        return new Change(what + " " + place, copy.toString());
    }

    /** The same member again, with another word: a parser takes the first or the last. */
    private static Change twice(JsonNode consent, String place, String pointer, String name) {
        JsonNode copy = consent.deepCopy();
        ((ObjectNode) copy.at(pointer)).put("again", "other");
        String member = "\"again\":\"other\"";
        return new Change("twice " + place, copy.toString().replace(member, "\"" + name + "\":\"other\""));
    }

    /** One value where several belong, several where one does. */
    private static Change wrapped(JsonNode consent, String place, String pointer, String name) {
        return changed(consent, "as another shape", place, pointer, object -> {
            JsonNode value = object.get(name);
            object.set(
                    name,
                    value instanceof ArrayNode list
                            ? list.get(0)
                            : object.arrayNode().add(value));
        });
    }

    private static List<String> objects(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            found.add(pointer);
            names(node).forEach(name -> found.addAll(objects(node.get(name), pointer + "/" + name)));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(objects(node.get(i), pointer + "/" + i));
        }
        return found;
    }

    private static List<String> names(JsonNode object) {
        Set<String> first = Set.of("resourceType");
        return object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !first.contains(name))
                .toList();
    }
}
