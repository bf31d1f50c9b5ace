package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** A Consent as it lies on file: it refers to records of the store, never to entries of a message. */
final class Stored {

    private static final String ELSEWHERE = "Organization/o-frontenac-cm";

    private final JsonNode entries;

    Stored(JsonNode entries) {
        this.entries = entries;
    }

    void rewrite(ObjectNode consent) {
        if (consent.has("sourceReference")) {
            consent.set("sourceReference", Naming.to("DocumentReference/55"));
        }
        rewrite(consent, "");
    }

    private void rewrite(JsonNode node, String place) {
        if (node.path("reference").isTextual() && text(node, "reference").startsWith("urn:")) {
            ((ObjectNode) node).put("reference", stored(text(node, "reference"), place));
        }
        node.properties().forEach(member -> {
            String inner = member.getKey().equals("reference") ? place : member.getKey();
            each(node, member.getKey()).forEach(child -> rewrite(child, inner));
        });
    }

    private String stored(String url, String place) {
        JsonNode resource = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> text(entry, "fullUrl").equals(url))
                .map(entry -> entry.get("resource"))
                .findFirst()
                .orElse(Json.object("{}"));
        return switch (text(resource, "resourceType")) {
            case "Organization" ->
                "Organization/o-" + resource.at("/identifier/0/value").asText();
            case "Patient", "RelatedPerson" -> "Patient/77";
            default -> place.equals("data") ? "DocumentReference/56" : ELSEWHERE;
        };
    }
}
