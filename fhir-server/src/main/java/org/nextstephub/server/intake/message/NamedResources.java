package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The resources of a Parameters, by the name of the parameter. */
record NamedResources<T>(Map<String, List<T>> byName) {

    static <T> NamedResources<T> of(String name, T resource) {
        return new NamedResources<>(Map.of(name, List.of(resource)));
    }

    static NamedResources<JsonNode> ofJson(JsonNode body) {
        Map<String, List<JsonNode>> resources = new LinkedHashMap<>();
        for (JsonNode parameter : body.path("parameter")) {
            if (parameter.has("resource")) {
                resources
                        .computeIfAbsent(parameter.path("name").asText(), name -> new ArrayList<>())
                        .add(parameter.path("resource"));
            }
        }
        return new NamedResources<>(resources);
    }

    static NamedResources<Element> ofXml(Document body) {
        Map<String, List<Element>> resources = new LinkedHashMap<>();
        for (Element parameter : StrictText.children(body.getDocumentElement(), "parameter")) {
            for (Element name : StrictText.children(parameter, "name")) {
                for (Element resource : StrictText.children(parameter, "resource")) {
                    resources
                            .computeIfAbsent(name.getAttribute("value"), named -> new ArrayList<>())
                            .addAll(StrictText.elements(resource));
                }
            }
        }
        return new NamedResources<>(resources);
    }

    Optional<T> first(String name) {
        return byName.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * The resources of these names, in their order.
     *
     * @throws Unreadable when the first is missing, or one comes twice
     */
    List<T> inOrder(List<String> names) throws Unreadable {
        if (!byName.containsKey(names.get(0))) {
            throw new Unreadable("Parameters.parameter", "The parameter " + names.get(0) + " is needed");
        }
        List<T> chosen = new ArrayList<>();
        for (String name : names) {
            List<T> resources = byName.getOrDefault(name, List.of());
            if (resources.size() > 1) {
                throw new Unreadable("Parameters.parameter", "The parameter " + name + " may come once");
            }
            chosen.addAll(resources);
        }
        return chosen;
    }
}
