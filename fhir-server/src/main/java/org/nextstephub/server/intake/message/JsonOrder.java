package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nextstephub.profiles.KeepableText;
import org.nextstephub.server.intake.message.StrictText.Unreadable;

/** What of a JSON body HAPI's parser or the database would break on: texts that cannot be kept, extensions that are none. */
final class JsonOrder {

    private static final Pattern PLACE = Pattern.compile("[A-Za-z.]{1,200}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}");
    private static final List<String> EXTENSIONS = List.of("extension", "modifierExtension");

    private boolean changed;

    private JsonOrder() {}

    /**
     * Takes extensions that say nothing out of the body.
     *
     * @return whether there were any
     * @throws Unreadable when a text cannot be kept, or an extension does not say what it is
     */
    static boolean put(JsonNode body) throws Unreadable {
        JsonOrder order = new JsonOrder();
        order.walk(body, "Bundle");
        return order.changed;
    }

    private void walk(JsonNode node, String place) throws Unreadable {
        if (node.isTextual() && !KeepableText.isKeepable(node.textValue())) {
            throw new Unreadable(place, KeepableText.RULE);
        }
        if (node instanceof ObjectNode object) {
            String type = object.path("resourceType").asText(place);
            dropEmptyExtensions(object, type);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (!KeepableText.isKeepable(member.getKey())) {
                    throw new Unreadable(place, KeepableText.RULE);
                }
                walk(member.getValue(), below(type, member.getKey()));
            }
        }
        if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                walk(element, place);
            }
        }
    }

    /** Only a plain name is repeated. */
    private static String below(String place, String name) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        boolean known = PLACE.matcher(place).matches() && NAME.matcher(plain).matches();
        return known ? place + "." + plain : "Bundle";
    }

    private void dropEmptyExtensions(ObjectNode object, String place) throws Unreadable {
        for (String name : EXTENSIONS) {
            JsonNode extensions = object.get(name);
            if (extensions == null) {
                continue;
            }
            if (!extensions.isArray()) {
                require(extensions.isNull() || extensions.isEmpty() && extensions.isObject(), place, name);
                object.remove(name);
                changed = true;
                continue;
            }
            Iterator<JsonNode> each = extensions.iterator();
            while (each.hasNext()) {
                JsonNode extension = each.next();
                if (extension.isNull() || extension.isObject() && extension.isEmpty()) {
                    each.remove();
                    changed = true;
                } else {
                    require(
                            extension.isObject()
                                    && extension.path("url").isTextual()
                                    && !extension.path("url").asText().isBlank(),
                            place,
                            name);
                }
            }
        }
    }

    private static void require(boolean met, String place, String name) throws Unreadable {
        if (!met) {
            throw new Unreadable(
                    below(place, name), "An extension is an object in an array, and its url says which it is");
        }
    }
}
