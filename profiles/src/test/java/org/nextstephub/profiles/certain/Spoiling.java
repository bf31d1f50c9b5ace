package org.nextstephub.profiles.certain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes messages at random: nodes are dropped, doubled, moved, swapped, copied from elsewhere, or get another value. */
final class Spoiling {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NASTY = List.of(
            "",
            " ",
            " x",
            "x ",
            "a  b",
            "a\tb",
            "a\nb",
            "a\u00a0b",
            "a\u202eb",
            "a\u200fb",
            "\ufeffx",
            "a\u0000b",
            "<b>x</b>",
            "<script>",
            "a < b",
            "&amp;",
            "\ud83d\ude00",
            "\ud83d",
            "\u00c9milie",
            "O\u2019Neil",
            "#",
            "#x",
            "$external:x",
            "2026",
            "2026-02",
            "2026-02-30",
            "2026-11-28",
            "2026-11-31",
            "0000-01-01",
            "1899-12-31",
            "2026-11-28T24:00:00Z",
            "2026-11-28T10:30:15",
            "2026-11-28T10:30Z",
            "2026-11-28T10:30:15Z",
            "2026-11-28T10:30:60Z",
            "2026-11-28T10:30:15.123456789Z",
            "2026-11-28T10:30:15+14:30",
            "26-1-1",
            "x".repeat(64),
            "x".repeat(65),
            "urn:uuid:11111111-1111-4111-8111-111111111111",
            "urn:uuid:22222222-2222-4222-8222-222222222222",
            "urn:uuid:AAAAAAAA-1111-4111-8111-111111111111",
            "urn:uuid:1",
            "urn:oid:1.2.3",
            "urn:oid:2.16.840.1.113883.4.1",
            "urn:ietf:rfc:3986",
            "urn:ietf:bcp:47",
            "Patient/1",
            "Patient/22222222-2222-4222-8222-222222222222",
            "http://example.org/x",
            "https://a b",
            "http://snomed.info/sct",
            "http://loinc.org",
            "http://hl7.org/fhir/StructureDefinition/Patient",
            "http://terminology.hl7.org/CodeSystem/v2-0203",
            "no-such-code",
            "active",
            "draft",
            "completed",
            "order",
            "official",
            "usual",
            "phone",
            "mobile",
            "home",
            "fr",
            "en",
            "en-CA",
            "xx",
            "Organization",
            "Patient",
            "PLAC",
            "FILL",
            "MR",
            "male",
            "true",
            "0",
            "-1",
            "1",
            "+16135550123",
            "ni:///sha-256;x",
            "make-referral");

    private static final List<String> NAMES = List.of(
            "id",
            "language",
            "implicitRules",
            "extension",
            "modifierExtension",
            "contained",
            "text",
            "meta",
            "use",
            "type",
            "system",
            "value",
            "period",
            "assigner",
            "display",
            "identifier",
            "reference",
            "coding",
            "code",
            "version",
            "userSelected",
            "start",
            "end",
            "rank",
            "gender",
            "birthDate",
            "deceasedBoolean",
            "note",
            "maritalStatus",
            "contact",
            "link",
            "photo",
            "address",
            "telecom",
            "priority",
            "doNotPerform",
            "quantityQuantity",
            "occurrenceDateTime",
            "asNeededBoolean",
            "locationCode",
            "reasonReference",
            "bodySite",
            "patientInstruction",
            "supportingInfo",
            "basedOn",
            "replaces",
            "insurance",
            "orderDetail",
            "specimen",
            "encounter",
            "active",
            "item",
            "answer",
            "linkId",
            "valueString",
            "valueCoding",
            "valueDate",
            "valueBoolean",
            "valueUri",
            "url",
            "fullUrl",
            "request",
            "response",
            "search",
            "method",
            "total",
            "timestamp",
            "signature",
            "title",
            "hash",
            "size",
            "data",
            "contentType",
            "creation",
            "prefix",
            "suffix",
            "line",
            "city",
            "state",
            "postalCode",
            "country",
            "lastUpdated",
            "versionId",
            "source",
            "profile",
            "security",
            "tag",
            "specialty",
            "location",
            "availableTime",
            "notAvailable",
            "endpoint",
            "healthcareService",
            "qualification",
            "communication",
            "relationship",
            "reason",
            "responsible",
            "enterer",
            "definition",
            "docStatus",
            "category",
            "context",
            "relatesTo",
            "custodian",
            "authenticator",
            "securityLabel",
            "description",
            "author",
            "date",
            "subject");

    private final Random random;
    private final List<JsonNode> material = new ArrayList<>();

    Spoiling(Random random, List<GoodMessages.Sent> good) {
        this.random = random;
        good.forEach(sent -> gather(read(sent.json())));
    }

    /** One to three changes. */
    String spoil(String message) {
        JsonNode root = read(message);
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            List<JsonNode> places = new ArrayList<>();
            containers(root, places);
            spoil(any(places));
        }
        return root.toString();
    }

    private void spoil(JsonNode place) {
        if (place instanceof ObjectNode object) {
            spoil(object);
        } else if (place instanceof ArrayNode array) {
            spoil(array);
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? any(NAMES) : any(names);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(any(NAMES), any(material).deepCopy());
            case 2 -> object.set(name, any(material).deepCopy());
            case 3 -> object.set(any(NAMES), TextNode.valueOf(any(NASTY)));
            case 4 ->
                object.set(any(NAMES), JSON.createArrayNode().add(any(material).deepCopy()));
            case 5 -> {
                JsonNode moved = object.remove(name);
                object.set(any(NAMES), moved == null ? TextNode.valueOf("x") : moved);
            }
            default -> object.set(name, another(object.path(name)));
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty()) {
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(random.nextInt(array.size()), array.get(at).deepCopy());
            case 2 -> array.add(any(material).deepCopy());
            case 3 -> array.insert(random.nextInt(array.size()), array.remove(at));
            default -> array.set(at, another(array.get(at)));
        }
    }

    /** Another value of the same kind of node, near the old one or far from it. */
    private JsonNode another(JsonNode old) {
        if (!old.isTextual()) {
            return old.isBoolean()
                    ? JSON.getNodeFactory().booleanNode(random.nextBoolean())
                    : any(material).deepCopy();
        }
        String text = old.asText();
        return TextNode.valueOf(
                switch (random.nextInt(5)) {
                    case 0 -> text + any(NASTY);
                    case 1 -> text.isEmpty() ? "x" : text.substring(random.nextInt(text.length()));
                    case 2 -> text.replaceAll("[0-9]", String.valueOf(random.nextInt(10)));
                    case 3 -> random.nextBoolean() ? text.toUpperCase(java.util.Locale.ROOT) : text + text;
                    default -> any(NASTY);
                });
    }

    private void gather(JsonNode node) {
        material.add(node);
        node.forEach(this::gather);
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                containers(fields.next().getValue(), found);
            }
            if (node.isArray()) {
                node.forEach(child -> containers(child, found));
            }
        }
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
