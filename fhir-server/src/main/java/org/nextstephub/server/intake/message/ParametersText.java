package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                ? NamedResources.ofJson(body).first(name).map(JsonNode::toString)
                : Optional.of(body.toString());
    }

    private static Optional<String> contentOfXml(String text, String name) throws IOException, SAXException {
        Document body = StrictText.xml(text);
        return isParameters(body)
                ? NamedResources.ofXml(body).first(name).map(StrictText::alone).map(XmlText::of)
                : Optional.of(XmlText.of(body));
    }

    private static String collectedFromJson(String text, List<String> names) throws Unreadable, IOException {
        JsonNode body = StrictText.json(text);
        if (!body.isObject()) {
            throw new Unreadable("Parameters", Unreadable.RULES);
        }
        NamedResources<JsonNode> given =
                isParameters(body) ? NamedResources.ofJson(body) : NamedResources.of(names.get(0), body);
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        ArrayNode entries =
                bundle.put("resourceType", "Bundle").put("type", "collection").putArray("entry");
        for (JsonNode resource : given.inOrder(names)) {
            entries.addObject().set("resource", resource);
        }
        return bundle.toString();
    }

    private static String collectedFromXml(String text, List<String> names)
            throws Unreadable, IOException, SAXException {
        Document body = StrictText.xml(text);
        NamedResources<Element> given = isParameters(body)
                ? NamedResources.ofXml(body)
                : NamedResources.of(names.get(0), body.getDocumentElement());
        Document bundle =
                StrictText.xml("<Bundle xmlns=\"" + StrictText.FHIR + "\"><type value=\"collection\"/></Bundle>");
        for (Element resource : given.inOrder(names)) {
            bundle.getDocumentElement()
                    .appendChild(bundle.createElementNS(StrictText.FHIR, "entry"))
                    .appendChild(bundle.createElementNS(StrictText.FHIR, "resource"))
                    .appendChild(bundle.importNode(resource, true));
        }
        return XmlText.of(bundle);
    }

    private static boolean isParameters(JsonNode body) {
        return body.path("resourceType").asText().equals("Parameters");
    }

    private static boolean isParameters(Document body) {
        return "Parameters".equals(body.getDocumentElement().getLocalName());
    }
}
