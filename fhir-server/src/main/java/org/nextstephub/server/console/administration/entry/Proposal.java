package org.nextstephub.server.console.administration.entry;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.administration.Listed;

/** A proposal that waits for a second administrator, as the hub lists it. */
record Proposal(JsonNode listed) {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Proposal> all(HubApi hub) {
        return Listed.in(hub.list(AllowList.PROPOSALS), "proposals").stream()
                .map(Proposal::new)
                .toList();
    }

    static Optional<Proposal> of(HubApi hub, String id) {
        return all(hub).stream().filter(proposal -> proposal.id().equals(id)).findFirst();
    }

    String id() {
        return listed.path("id").asText();
    }

    String type() {
        return listed.path("type").asText();
    }

    String by() {
        return listed.path("proposed_by").asText();
    }

    boolean isOwn() {
        return listed.path("own").asBoolean();
    }

    Instant until() {
        return Instant.parse(listed.path("until").asText());
    }

    JsonNode content() {
        return listed.path("content");
    }

    /** Of whom or what it is: a name of the registry, the number of an agreement, the id of a system. */
    String about() {
        String member =
                switch (type()) {
                    case "Contract" -> "/identifier/0/value";
                    case "Endpoint" -> "/address";
                    case "client" -> "/id";
                    default -> "/name";
                };
        return content().at(member).asText();
    }

    boolean isOfTheRegistry() {
        return !type().equals("client") && !type().equals("account");
    }

    /** What the second administrator sends: the same, of the same version. */
    Resource resource() {
        Resource resource =
                (Resource) FHIR.newJsonParser().parseResource(content().toString());
        String of = listed.path("of").asText();
        resource.setId(of.isEmpty() ? null : new IdType(of).getValue());
        return resource;
    }

    /** @param before empty where there was none */
    record Line(String element, String before, String then, boolean changes) {}

    /** Element by element, what is there and what would be. */
    List<Line> lines(HubApi hub) {
        Map<String, String> then = Elements.of(content());
        Map<String, String> before = current(hub).map(Elements::of).orElse(Map.of());
        TreeSet<String> all = new TreeSet<>(then.keySet());
        all.addAll(before.keySet());
        return all.stream()
                .filter(element -> !element.startsWith("meta.") && !element.equals("resourceType"))
                .map(element -> new Line(
                        element,
                        before.getOrDefault(element, ""),
                        then.getOrDefault(element, ""),
                        !before.getOrDefault(element, "").equals(then.getOrDefault(element, ""))))
                .toList();
    }

    private Optional<JsonNode> current(HubApi hub) {
        if (type().equals("client")) {
            return Listed.of(hub.list(AllowList.CLIENTS)).stream()
                    .filter(client -> client.path("id").asText().equals(about()))
                    .findFirst();
        }
        String of = listed.path("of").asText();
        return !isOfTheRegistry() || of.isEmpty() ? Optional.empty() : Optional.of(read(hub, new IdType(of)));
    }

    private static JsonNode read(HubApi hub, IdType id) {
        Class<? extends Resource> type = FHIR.getResourceDefinition(id.getResourceType())
                .getImplementingClass()
                .asSubclass(Resource.class);
        try {
            return JSON.readTree(FHIR.newJsonParser().encodeResourceToString(hub.read(type, id.getIdPart())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
