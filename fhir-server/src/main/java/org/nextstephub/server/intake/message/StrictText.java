package org.nextstephub.server.intake.message;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Bytes as JSON or XML, before FHIR: UTF-8 only, each JSON member once, bounded depth, no DOCTYPE. */
public final class StrictText {

    static final int MAX_DEPTH = 50;
    static final String FHIR = "http://hl7.org/fhir";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictText() {}

    static String decode(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static Document xml(String text) throws IOException, SAXException {
        DocumentBuilder builder = builder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(text)));
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element as a document of its own. */
    static Document alone(Element element) {
        Document alone = builder().newDocument();
        alone.appendChild(alone.importNode(element, true));
        return alone;
    }

    /** Child elements, in order. */
    static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Child elements of a name, in order. */
    static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    /** Why a body is refused: says where, never what was there. */
    public static final class Unreadable extends Exception {

        static final String RULES = "The body is not one readable FHIR Bundle: UTF-8, each JSON member once, no"
                + " DOCTYPE, at most 50 levels deep";
        private static final Pattern ELEMENT = Pattern.compile("\\[element=\"([A-Za-z]{1,40})\"]");

        private final String element;
        private final String text;

        Unreadable(String element, String text) {
            super(text, null, false, false);
            this.element = element;
            this.text = text;
        }

        static Unreadable at(@Nullable JsonLocation place) {
            String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
            return new Unreadable("Bundle", RULES + where);
        }

        static Unreadable value(DataFormatException failure) {
            Matcher named = ELEMENT.matcher(String.valueOf(failure.getMessage()));
            return named.find()
                    ? new Unreadable(
                            named.group(1),
                            "The value of the element " + named.group(1) + " is none that FHIR knows there")
                    : new Unreadable("Bundle", RULES);
        }

        String element() {
            return element;
        }

        public String text() {
            return text;
        }
    }
}
