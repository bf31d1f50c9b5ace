package org.nextstephub.routes.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nextstephub.routes.cli.Verdict.Fault;

/** Why a file cannot be read as FHIR: it is empty, broken, of no type, or of a type that R4 does not have. */
final class Unreadable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}");

    private Unreadable() {}

    static Fault why(byte[] content) {
        int first = 0;
        while (first < content.length && Character.isWhitespace(content[first])) {
            first++;
        }
        if (first == content.length) {
            return Fault.of("the file is empty");
        }
        return switch (content[first]) {
            case '{' -> whyJson(content);
            case '<' -> whyXml(content);
            default -> Fault.of("the file is neither a FHIR resource nor an HL7 v2 message");
        };
    }

    private static Fault whyJson(byte[] content) {
        try {
            JsonNode type = JSON.readTree(content).path("resourceType");
            return type.isTextual()
                    ? ofType(type.asText())
                    : Fault.of("the JSON has no resourceType, so it is no FHIR resource");
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            return Fault.of("the JSON is broken here: look for a missing comma, quote or bracket")
                    .at(at == null ? "" : place(at.getLineNr(), at.getColumnNr()));
        } catch (IOException unread) {
            return Fault.of("the file cannot be read");
        }
    }

    private static Fault whyXml(byte[] content) {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(content));
            String root = "";
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT && root.isEmpty()) {
                    root = reader.getLocalName();
                }
            }
            return ofType(root);
        } catch (XMLStreamException broken) {
            return Fault.of("the XML is broken here: look for a tag that is not closed")
                    .at(place(
                            broken.getLocation().getLineNumber(),
                            broken.getLocation().getColumnNumber()));
        }
    }

    private static Fault ofType(String type) {
        return Fault.of(
                TYPE.matcher(type).matches()
                        ? "the file cannot be read as a FHIR R4 resource of type " + type
                                + ": check the spelling of the type, and that its elements are where R4 has them"
                        : "the type of the resource is not a word that FHIR could use");
    }

    private static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }
}
