package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.AbsentValues;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a body as strictly as a consent demands. HAPI's parser is lenient and loses what decides the matter (a member
 * written twice, a misspelt element), so the raw text is checked first, and each consent is written out again and
 * compared with what came in: where the two differ, the parser understood something other than was said.
 */
public final class WireText {

    private static final int MAX_ENTRIES = 200;
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** A Bundle and those of its consents that were not wholly understood. */
    public record Parsed(Bundle bundle, Set<Consent> faultyConsents) {}

    private final FhirContext fhir;
    private final LenientParser parser;
    private final ConsentText consents;

    WireText(FhirContext fhir) {
        this.fhir = fhir;
        this.parser = new LenientParser(fhir);
        this.consents = new ConsentText(fhir, parser);
    }

    /**
     * The Bundle in the body.
     *
     * @throws Unreadable when it is none, or a value in it is none of its type
     */
    Parsed read(byte[] body, boolean xml) throws Unreadable {
        try {
            String text = StrictText.decode(body);
            Checked checked = xml ? inXml(text) : inJson(text);
            Bundle bundle = unlinked(parser.parse(Bundle.class, checked.text(), xml));
            if (bundle.getEntry().stream().anyMatch(entry -> entry.getResource() == null)) {
                throw new Unreadable("Bundle.entry.resource", "Every entry needs a resource");
            }
            refuseTimesWithoutSeconds(bundle);
            if (bundle.getEntry().size() > MAX_ENTRIES) {
                throw new Unreadable("Bundle.entry", "A Bundle has at most " + MAX_ENTRIES + " entries");
            }
            return new Parsed(AbsentValues.clear(bundle), faulty(bundle, checked.understood()));
        } catch (JsonProcessingException notJson) {
            throw Unreadable.at(notJson.getLocation());
        } catch (SAXException | IOException unreadable) {
            throw new Unreadable("Bundle", Unreadable.RULES);
        }
    }

    private static Set<Consent> faulty(Bundle bundle, List<Boolean> understood) throws Unreadable {
        List<Consent> consents = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .toList();
        if (consents.size() != understood.size()) {
            throw new Unreadable("Bundle.entry", Unreadable.RULES);
        }
        Set<Consent> faulty = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < consents.size(); i++) {
            if (!understood.get(i)) {
                faulty.add(consents.get(i));
            }
        }
        return faulty;
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

    /** HAPI links references to entries while parsing, and would write each target again inside its referrer. */
    private Bundle unlinked(Bundle bundle) {
        bundle.getEntry().stream()
                .filter(entry -> entry.getResource() != null)
                .flatMap(entry ->
                        fhir
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .forEach(reference -> reference.setResource(null));
        return bundle;
    }

    /**
     * A text that the parser may see.
     *
     * @param understood of each consent in it, in order, whether it was wholly understood
     */
    private record Checked(String text, List<Boolean> understood) {}

    private Checked inJson(String text) throws IOException, Unreadable {
        JsonNode body = StrictText.json(text);
        JsonNode ordered = body.deepCopy();
        boolean changed = JsonOrder.put(ordered);
        List<Boolean> understood = new ArrayList<>();
        for (int i = 0; i < body.path("entry").size(); i++) {
            JsonNode said = body.path("entry").path(i).path("resource");
            if (said.path("resourceType").asText().equals("Consent")) {
                JsonNode meant = ordered.path("entry").path(i).path("resource");
                understood.add(said.equals(meant) && consents.isWhollyUnderstood(said));
            }
        }
        return new Checked(changed ? ordered.toString() : text, understood);
    }

    private Checked inXml(String text) throws IOException, SAXException, Unreadable {
        Document document = StrictText.xml(text);
        checkXml(document, 0);
        List<Boolean> understood = new ArrayList<>();
        for (Element entry : StrictText.children(document.getDocumentElement(), "entry")) {
            for (Element resource : StrictText.children(entry, "resource")) {
                for (Element consent : StrictText.children(resource, "Consent")) {
                    understood.add(consents.isWhollyUnderstood(consent));
                }
            }
        }
        return new Checked(text, understood);
    }

    /** Refuses processing instructions, foreign namespaces and depth; HAPI would read them as FHIR by local name. */
    private static void checkXml(Node node, int depth) throws SAXException {
        boolean foreign = node instanceof Element element
                && !StrictText.FHIR.equals(element.getNamespaceURI())
                && !XHTML.equals(element.getNamespaceURI());
        if (foreign || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || depth > StrictText.MAX_DEPTH + 10) {
            throw new SAXException("not acceptable as FHIR");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            checkXml(child, depth + 1);
        }
    }
}
