package org.nextstephub.server.consent;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Reason;

/**
 * A row of the decision table: what differs from the baseline, and the reason that follows. The format is described beside
 * the rows, in {@code decisions/README.md}.
 */
public record DecisionRow(String name, Reason reason, JsonNode change) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode BASELINE = read("baseline.json");
    private static final Map<String, String> FIRST = Map.of("sent", "C-1", "filed", "C-1", "agreements", "MOU-L");

    public static Stream<DecisionRow> of(String file) {
        return StreamSupport.stream(read(file).spliterator(), false)
                .map(row -> new DecisionRow(
                        row.path("case").textValue(),
                        Reason.valueOf(row.path("reason")
                                .textValue()
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')),
                        row.path("change")));
    }

    /** Whether a partner can send it as it is: nothing but the consents and entries of the message differs. */
    public boolean isOnlyWhatIsSent() {
        return List.of("now", "withdrawn", "misread", "labels", "filed", "agreements").stream()
                .noneMatch(change::has);
    }

    /** What stands in a part of the case ({@code sent}, {@code entries}, {@code filed}, {@code agreements}), by name. */
    public Map<String, JsonNode> part(String part) {
        Map<String, JsonNode> all = new TreeMap<>();
        BASELINE.path(part).fields().forEachRemaining(each -> all.put(each.getKey(), each.getValue()));
        change.path(part).fields().forEachRemaining(each -> {
            if (each.getValue().isNull()) {
                all.remove(each.getKey());
            } else {
                all.put(
                        each.getKey(),
                        merged(all.getOrDefault(each.getKey(), another(part, each.getKey())), each.getValue()));
            }
        });
        return all;
    }

    /** A moment or a list that the row may set. */
    JsonNode value(String name) {
        return change.has(name) ? change.path(name) : BASELINE.path(name);
    }

    @Override
    public String toString() {
        return name + " gives " + reason.code();
    }

    <T extends Resource> List<T> resources(String part, Class<T> type) {
        return List.copyOf(named(part, type).values());
    }

    <T extends Resource> Map<String, T> named(String part, Class<T> type) {
        Map<String, T> resources = new TreeMap<>();
        part(part)
                .forEach((name, json) -> resources.put(
                        name,
                        type.cast(FhirContext.forR4Cached().newJsonParser().parseResource(json.toString()))));
        return resources;
    }

    /** What a further one differs from: the first consent or agreement; an entry of the message is written in full. */
    private static JsonNode another(String part, String number) {
        if (!FIRST.containsKey(part)) {
            return JSON.createObjectNode();
        }
        ObjectNode copy = (ObjectNode) BASELINE.path(part.equals("filed") ? "sent" : part)
                .path(FIRST.get(part))
                .deepCopy();
        ((ObjectNode) copy.path("identifier").path(0)).put("value", number);
        return copy;
    }

    /** RFC 7386. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JSON.createObjectNode();
        patch.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        });
        return result;
    }

    private static JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(DecisionRow.class.getResourceAsStream("/decisions/" + file))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
