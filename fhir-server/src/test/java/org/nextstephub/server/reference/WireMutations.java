package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a parser meets on the wire: masked values, elements that are only an extension, and what it would drop. */
final class WireMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("a masked value", 5, WireMutations::mask),
            new Mutation("an element that is only an extension", 4, WireMutations::hollow),
            new Mutation("what a parser would drop", 1, WireMutations::misread));

    private static final Set<String> NEVER_TOUCHED = Set.of("resourceType", "url", "id", "extension", "meta");

    private WireMutations() {}

    /** A place in a tree. */
    private record Place(JsonNode parent, String member, int index) {}

    private static ObjectNode sent(Draft draft) {
        return draft.sent().isEmpty()
                ? draft.addConsent()
                : draft.pick(draft.sent().toArray(ObjectNode[]::new));
    }

    private static void mask(Draft draft) {
        List<Place> places = new ArrayList<>();
        places(sent(draft), false, places);
        if (!places.isEmpty()) {
            Place place = draft.pick(places.toArray(Place[]::new));
            MessageMutations.mask((ObjectNode) place.parent(), place.member());
        }
    }

    private static void hollow(Draft draft) {
        List<Place> places = new ArrayList<>();
        places(sent(draft), true, places);
        if (places.isEmpty()) {
            return;
        }
        Place place = draft.pick(places.toArray(Place[]::new));
        if (place.parent() instanceof ArrayNode array) {
            array.set(place.index(), Json.masked());
        } else {
            ((ObjectNode) place.parent()).set(place.member(), Json.masked());
        }
    }

    /** Collects primitives, or else elements, of a tree; extensions and meta, which is not judged, are left alone. */
    private static void places(JsonNode node, boolean elements, List<Place> into) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.startsWith("_") || NEVER_TOUCHED.contains(name)) {
                continue;
            }
            if (value.isTextual() && !elements) {
                into.add(new Place(node, name, 0));
            }
            if (value.isObject() && elements) {
                into.add(new Place(node, name, 0));
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                if (elements) {
                    into.add(new Place(value, name, i));
                }
                places(value.get(i), elements, into);
            }
            places(value, elements, into);
        }
    }

    private static void misread(Draft draft) {
        ObjectNode consent = sent(draft);
        if (!consent.path("provision").isObject()) {
            return;
        }
        ObjectNode provision = (ObjectNode) consent.get("provision");
        switch (draft.pick(0, 1, 2, 3, 4)) {
            case 0 -> provision.putArray("provison").addObject().put("type", "deny");
            case 1 -> consent.set("provision", Json.array(provision));
            case 2 -> provision.putNull("data");
            case 3 -> provision.putArray("actor");
            default -> consent.putObject("sourceAttachment").put("hash", "QUJD");
        }
    }
}
