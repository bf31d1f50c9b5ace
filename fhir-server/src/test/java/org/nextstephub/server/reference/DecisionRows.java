package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.nextstephub.profiles.Canonical;

/** The rows in {@code src/test/resources/decisions} as circumstances: the baseline, merged with what a row changes. */
final class DecisionRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DecisionRows() {}

    static List<JsonNode> of(String file) {
        return StreamSupport.stream(read("/decisions/" + file).spliterator(), false)
                .toList();
    }

    static Circumstances circumstances(JsonNode row) {
        JsonNode baseline = read("/decisions/baseline.json");
        JsonNode change = row.path("change");
        JsonNode firstConsent = baseline.path("sent").path("C-1");
        List<ObjectNode> sent = merged(baseline.path("sent"), change.path("sent"), firstConsent);
        sent.stream()
                .filter(consent -> StreamSupport.stream(change.path("misread").spliterator(), false)
                        .anyMatch(number ->
                                number.equals(consent.path("identifier").path(0).path("value"))))
                .forEach(consent -> consent.putArray("provison").addObject().put("type", "deny"));
        List<ObjectNode> filed = merged(baseline.path("filed"), change.path("filed"), firstConsent);
        return new Circumstances(
                bundle(sent, change.path("labels"), change.path("entries")),
                filed,
                merged(
                        baseline.path("agreements"),
                        change.path("agreements"),
                        baseline.path("agreements").path("MOU-L")),
                Optional.ofNullable(change.get("withdrawn")).map(instant -> Instant.parse(instant.asText())),
                Instant.parse(change.path("now").asText(baseline.path("now").asText())),
                !filed.isEmpty());
    }

    /** What the baseline has and the row changes, and what the row adds, as its difference from the first. */
    private static List<ObjectNode> merged(JsonNode baseline, JsonNode change, JsonNode first) {
        List<ObjectNode> merged = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : baseline.properties()) {
            if (!change.path(each.getKey()).isNull()) {
                merged.add(patched(each.getValue(), change.path(each.getKey())));
            }
        }
        for (Map.Entry<String, JsonNode> each : change.properties()) {
            if (!baseline.has(each.getKey())) {
                ObjectNode further = patched(first, each.getValue());
                if (!each.getValue().has("identifier")) {
                    ((ObjectNode) further.path("identifier").path(0)).put("value", each.getKey());
                }
                merged.add(further);
            }
        }
        return merged;
    }

    private static ObjectNode patched(JsonNode target, JsonNode patch) {
        ObjectNode patched = target.deepCopy();
        for (Map.Entry<String, JsonNode> each : patch.properties()) {
            if (each.getValue().isNull()) {
                patched.remove(each.getKey());
            } else if (each.getValue().isObject() && patched.path(each.getKey()).isObject()) {
                patched.set(each.getKey(), patched(patched.path(each.getKey()), each.getValue()));
            } else {
                patched.set(each.getKey(), each.getValue());
            }
        }
        return patched;
    }

    /** The message of the rows: person a, evidence e1, practitioner w and relative r. */
    private static ObjectNode bundle(List<ObjectNode> consents, JsonNode labels, JsonNode further) {
        ObjectNode bundle = JSON.objectNode().put("resourceType", "Bundle").put("type", "message");
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode header = entry(entries, "h", "MessageHeader");
        header.putObject("eventCoding").put("system", Canonical.ONTARIO_EVENTS).put("code", "add-service-request");
        entry(entries, "q", "ServiceRequest").putObject("subject").put("reference", "urn:uuid:a");
        ObjectNode number =
                entry(entries, "a", "Patient").putArray("identifier").addObject();
        number.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", Canonical.IDENTIFIER_TYPE)
                .put("code", "MR");
        number.put("system", Canonical.partnerNaming("lakeshore-hospital", "mrn"))
                .put("value", "A-1001");
        entry(entries, "w", "Practitioner");
        entry(entries, "r", "RelatedPerson").putObject("patient").put("reference", "urn:uuid:a");
        ObjectNode evidence = entry(entries, "e1", "DocumentReference");
        evidence.putObject("subject").put("reference", "urn:uuid:a");
        ArrayNode security = evidence.putObject("meta").putArray("security");
        labels.forEach(label ->
                security.addObject().put("system", Canonical.CONFIDENTIALITY).put("code", label.asText()));
        for (Map.Entry<String, JsonNode> each : further.properties()) {
            entries.addObject().put("fullUrl", "urn:uuid:" + each.getKey()).set("resource", each.getValue());
        }
        for (ObjectNode consent : consents) {
            entries.addObject().put("fullUrl", address(consent, entries)).set("resource", consent);
        }
        return bundle;
    }

    /** A consent goes by its number, or by its place where it has none of its own. */
    private static String address(JsonNode consent, ArrayNode entries) {
        String url =
                "urn:uuid:" + consent.path("identifier").path(0).path("value").asText("C-1");
        boolean taken = StreamSupport.stream(entries.spliterator(), false)
                .anyMatch(entry -> entry.path("fullUrl").asText().equals(url));
        return taken ? "urn:uuid:c" + entries.size() : url;
    }

    private static ObjectNode entry(ArrayNode entries, String id, String type) {
        return entries.addObject()
                .put("fullUrl", "urn:uuid:" + id)
                .putObject("resource")
                .put("resourceType", type);
    }

    private static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(DecisionRows.class.getResourceAsStream(resource), resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
