package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Resources that an operation's Parameters carry, as they stand in the text, for the strict reading of a Bundle. */
public final class ParametersText {

    private ParametersText() {}

    /**
     * The Bundle in one parameter; a body that is no Parameters is it itself.
     *
     * @throws Unreadable when the parameter is missing or the body cannot be read
     */
    public static byte[] content(byte[] body, boolean xml, String name) throws Unreadable {
        return read(body, text -> {
            Optional<String> found = xml ? contentOfXml(text, name) : contentOfJson(text, name);
            return found.orElseThrow(
                    () -> new Unreadable("Parameters.parameter", "The parameter " + name + " with a Bundle is needed"));
        });
    }

    /**
     * The resources in the named parameters as one Bundle of type collection, in the order of the names. A single
     * resource that is no Parameters is the first of them.
     *
     * @throws Unreadable when the first is missing, one comes twice, or the body cannot be read
     */
    static byte[] collected(byte[] body, boolean xml, List<String> names) throws Unreadable {
        return read(body, text -> xml ? collectedFromXml(text, names) : collectedFromJson(text, names));
    }

    private interface Reading {
        String of(String text) throws Unreadable, IOException, SAXException;
    }

    private static byte[] read(byte[] body, Reading reading) throws Unreadable {
        try {
            return reading.of(StrictText.decode(body)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException notJson) {
            throw Unreadable.at(notJson.getLocation());
        } catch (SAXException | IOException unreadable) {
            throw new Unreadable("Parameters", Unreadable.RULES);
        }
    }

    private static Optional<String> contentOfJson(String text, String name) throws IOException {
        JsonNode body = StrictText.json(text);
        return isParameters(body)
                ? parametersOfJson(body).getOrDefault(name, List.of()).stream()
                        .findFirst()
                        .map(JsonNode::toString)
                : Optional.of(body.toString());
    }

    private static Optional<String> contentOfXml(String text, String name) throws IOException, SAXException {
        Document body = StrictText.xml(text);
        return isParameters(body)
                ? parametersOfXml(body).getOrDefault(name, List.of()).stream()
                        .findFirst()
                        .map(StrictText::alone)
                        .map(XmlText::of)
                : Optional.of(XmlText.of(body));
    }

    private static String collectedFromJson(String text, List<String> names) throws Unreadable, IOException {
        JsonNode body = StrictText.json(text);
        if (!body.isObject()) {
            throw new Unreadable("Parameters", Unreadable.RULES);
        }
        Map<String, List<JsonNode>> given =
                isParameters(body) ? parametersOfJson(body) : Map.of(names.get(0), List.of(body));
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        ArrayNode entries =
                bundle.put("resourceType", "Bundle").put("type", "collection").putArray("entry");
        for (JsonNode resource : chosen(given, names)) {
            entries.addObject().set("resource", resource);
        }
        return bundle.toString();
    }

    private static String collectedFromXml(String text, List<String> names)
            throws Unreadable, IOException, SAXException {
        Document body = StrictText.xml(text);
        Map<String, List<Element>> given =
                isParameters(body) ? parametersOfXml(body) : Map.of(names.get(0), List.of(body.getDocumentElement()));
        Document bundle =
                StrictText.xml("<Bundle xmlns=\"" + StrictText.FHIR + "\"><type value=\"collection\"/></Bundle>");
        for (Element resource : chosen(given, names)) {
            bundle.getDocumentElement()
                    .appendChild(bundle.createElementNS(StrictText.FHIR, "entry"))
                    .appendChild(bundle.createElementNS(StrictText.FHIR, "resource"))
                    .appendChild(bundle.importNode(resource, true));
        }
        return XmlText.of(bundle);
    }

    private static <T> List<T> chosen(Map<String, List<T>> given, List<String> names) throws Unreadable {
        if (!given.containsKey(names.get(0))) {
            throw new Unreadable("Parameters.parameter", "The parameter " + names.get(0) + " is needed");
        }
        List<T> chosen = new ArrayList<>();
        for (String name : names) {
            List<T> resources = given.getOrDefault(name, List.of());
            if (resources.size() > 1) {
                throw new Unreadable("Parameters.parameter", "The parameter " + name + " may come once");
            }
            chosen.addAll(resources);
        }
        return chosen;
    }

    private static boolean isParameters(JsonNode body) {
        return body.path("resourceType").asText().equals("Parameters");
    }

    private static boolean isParameters(Document body) {
        return "Parameters".equals(body.getDocumentElement().getLocalName());
    }

    private static Map<String, List<JsonNode>> parametersOfJson(JsonNode body) {
        Map<String, List<JsonNode>> resources = new LinkedHashMap<>();
        for (JsonNode parameter : body.path("parameter")) {
            if (parameter.has("resource")) {
                resources
                        .computeIfAbsent(parameter.path("name").asText(), name -> new ArrayList<>())
                        .add(parameter.path("resource"));
            }
        }
        return resources;
    }

    private static Map<String, List<Element>> parametersOfXml(Document body) {
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
        return resources;
    }
}
