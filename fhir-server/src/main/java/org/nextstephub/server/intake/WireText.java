package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads a body as strictly as a consent demands. HAPI's parser is lenient and loses what decides the matter (a member
 * written twice, a misspelt element), so the raw text is checked first, and each consent is written out again and
 * compared with what came in: where the two differ, the parser understood something other than was said.
 */
final class WireText {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_ENTRIES = 200;
    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** A Bundle and the full URLs of its consents that were not wholly understood. */
    record Parsed(Bundle bundle, Set<String> faultyConsents) {}

    private final FhirContext fhir;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    WireText(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * The Bundle in the body.
     *
     * @throws Unreadable when it is none, or a value in it is none of its type
     */
    Parsed read(byte[] body, boolean xml) throws Unreadable {
        try {
            String text = withoutByteOrderMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
            Parsed parsed = unlinked(xml ? readXml(text) : readJson(text));
            if (parsed.bundle().getEntry().stream().anyMatch(entry -> entry.getResource() == null)) {
                throw new Unreadable("Bundle.entry.resource", "Every entry needs a resource");
            }
            refuseTimesWithoutSeconds(parsed.bundle());
            if (parsed.bundle().getEntry().size() > MAX_ENTRIES) {
                throw new Unreadable("Bundle.entry", "A Bundle has at most " + MAX_ENTRIES + " entries");
            }
            return parsed;
        } catch (JsonProcessingException notJson) {
            throw Unreadable.at(notJson.getLocation());
        } catch (DataFormatException notFhir) {
            throw Unreadable.value(notFhir);
        } catch (SAXException | IOException | IllegalArgumentException | ClassCastException unreadable) {
            throw new Unreadable("Bundle", Unreadable.RULES);
        }
    }

    /** FHIR has no such times; HAPI reads them and breaks on them later. Those in consents are the gate's to judge. */
    private void refuseTimesWithoutSeconds(Bundle bundle) throws Unreadable {
        if (bundle.getTimestampElement().getPrecision() == TemporalPrecisionEnum.MINUTE) {
            throw new Unreadable("Bundle.timestamp", "A time needs seconds and an offset");
        }
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            boolean lacksSeconds = !(resource instanceof Consent)
                    && fhir.newTerser().getAllPopulatedChildElementsOfType(resource, BaseDateTimeType.class).stream()
                            .anyMatch(time -> time.getPrecision() == TemporalPrecisionEnum.MINUTE);
            if (lacksSeconds) {
                throw new Unreadable(resource.fhirType(), "A time needs seconds and an offset");
            }
        }
    }

    /**
     * The Bundle that an operation's Parameters carry, as it stands there; a body that is no Parameters is it itself.
     *
     * @throws Unreadable when the parameter is missing or the body cannot be read
     */
    static byte[] content(byte[] body, boolean xml, String name) throws Unreadable {
        try {
            String text = withoutByteOrderMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
            Optional<String> content =
                    xml ? contentOfXml(parseXml(text), name) : contentOfJson(JSON.readTree(text), name);
            return content.map(found -> found.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> new Unreadable(
                            "Parameters.parameter", "The parameter " + name + " with a Bundle is needed"));
        } catch (JsonProcessingException notJson) {
            throw Unreadable.at(notJson.getLocation());
        } catch (SAXException | IOException unreadable) {
            throw new Unreadable("Parameters", Unreadable.RULES);
        }
    }

    private static Optional<String> contentOfJson(JsonNode body, String name) {
        if (!body.path("resourceType").asText().equals("Parameters")) {
            return Optional.of(body.toString());
        }
        return StreamSupport.stream(body.path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name) && parameter.has("resource"))
                .map(parameter -> parameter.path("resource").toString())
                .findFirst();
    }

    private static Optional<String> contentOfXml(Document body, String name) throws IOException {
        Element root = body.getDocumentElement();
        if (!"Parameters".equals(root.getLocalName())) {
            return Optional.of(XmlText.of(body));
        }
        for (Element parameter : children(root, "parameter")) {
            boolean named = children(parameter, "name").iterator().hasNext()
                    && name.equals(children(parameter, "name").iterator().next().getAttribute("value"));
            for (Element resource : children(parameter, "resource")) {
                if (named && children(resource, "Bundle").iterator().hasNext()) {
                    Document alone = builder().newDocument();
                    alone.appendChild(alone.importNode(
                            children(resource, "Bundle").iterator().next(), true));
                    return Optional.of(XmlText.of(alone));
                }
            }
        }
        return Optional.empty();
    }

    /** Why a body is not taken; tells where, never what stood there. */
    static final class Unreadable extends Exception {

        private static final String RULES = "The body is not one readable FHIR Bundle: UTF-8, each JSON member once, no"
                + " DOCTYPE, at most 50 levels deep";
        private static final Pattern ELEMENT = Pattern.compile("\\[element=\"([A-Za-z]{1,40})\"]");

        private final String element;
        private final String text;

        private Unreadable(String element, String text) {
            super(text, null, false, false);
            this.element = element;
            this.text = text;
        }

        private static Unreadable at(@Nullable JsonLocation place) {
            String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
            return new Unreadable("Bundle", RULES + where);
        }

        private static Unreadable value(DataFormatException failure) {
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

        String text() {
            return text;
        }
    }

    /** HAPI links references to entries while parsing, and would write each target again inside its referrer. */
    private Parsed unlinked(Parsed parsed) {
        parsed.bundle().getEntry().stream()
                .filter(entry -> entry.getResource() != null)
                .flatMap(entry ->
                        fhir
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .forEach(reference -> reference.setResource(null));
        return parsed;
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private IParser parser(boolean xml) {
        IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser;
    }

    private Parsed readJson(String text) throws IOException {
        JsonNode tree = JSON.readTree(text);
        Bundle bundle = parser(false).parseResource(Bundle.class, text);
        Set<String> faulty = new HashSet<>();
        for (JsonNode entry : tree.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Consent") && !isWhollyUnderstood(resource)) {
                faulty.add(entry.path("fullUrl").asText());
            }
        }
        return new Parsed(bundle, faulty);
    }

    private boolean isWhollyUnderstood(JsonNode said) throws IOException {
        Consent understood = parser(false).parseResource(Consent.class, said.toString());
        JsonNode again = JSON.readTree(fhir.newJsonParser().encodeResourceToString(understood));
        return withoutNarrative(said).equals(withoutNarrative(again));
    }

    private static JsonNode withoutNarrative(JsonNode consent) {
        ObjectNode copy = consent.deepCopy();
        copy.remove("text");
        return copy;
    }

    private Parsed readXml(String text) throws IOException, SAXException {
        Document document = parseXml(text);
        checkXml(document, 0);
        Bundle bundle = parser(true).parseResource(Bundle.class, text);
        Set<String> faulty = new HashSet<>();
        for (Element entry : children(document.getDocumentElement(), "entry")) {
            for (Element resource : children(entry, "resource")) {
                for (Element consent : children(resource, "Consent")) {
                    if (!isWhollyUnderstood(consent)) {
                        faulty.add(children(entry, "fullUrl").iterator().next().getAttribute("value"));
                    }
                }
            }
        }
        return new Parsed(bundle, faulty);
    }

    private boolean isWhollyUnderstood(Element said) throws IOException, SAXException {
        Document alone = builder().newDocument();
        alone.appendChild(alone.importNode(said, true));
        Consent understood = parser(true).parseResource(Consent.class, XmlText.of(alone));
        Document again = parseXml(fhir.newXmlParser().encodeResourceToString(understood));
        return XmlText.canonical(alone.getDocumentElement()).equals(XmlText.canonical(again.getDocumentElement()));
    }

    private static Iterable<Element> children(Element parent, String name) {
        return () -> new Iterator<>() {
            private Node at = sibling(parent.getFirstChild());

            private Node sibling(Node node) {
                Node here = node;
                while (here != null && !(here instanceof Element element && name.equals(element.getLocalName()))) {
                    here = here.getNextSibling();
                }
                return here;
            }

            @Override
            public boolean hasNext() {
                return at != null;
            }

            @Override
            public Element next() {
                Element found = (Element) at;
                at = sibling(at.getNextSibling());
                return found;
            }
        };
    }

    private static Document parseXml(String text) throws IOException, SAXException {
        DocumentBuilder builder = builder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(text)));
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
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

    /** Refuses processing instructions, foreign namespaces and depth; HAPI would read them as FHIR by local name. */
    private static void checkXml(Node node, int depth) throws SAXException {
        boolean foreign = node instanceof Element element
                && !FHIR.equals(element.getNamespaceURI())
                && !XHTML.equals(element.getNamespaceURI());
        if (foreign || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || depth > MAX_DEPTH + 10) {
            throw new SAXException("not acceptable as FHIR");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            checkXml(child, depth + 1);
        }
    }
}
