package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A text that the parser may see.
 *
 * @param understood of each consent in it, in order, whether it was wholly understood
 */
record CheckedText(String text, List<Boolean> understood) {

    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    static CheckedText ofJson(String text, ConsentText consents) throws IOException, Unreadable {
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
        return new CheckedText(changed ? ordered.toString() : text, understood);
    }

    static CheckedText ofXml(String text, ConsentText consents) throws IOException, SAXException, Unreadable {
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
        return new CheckedText(text, understood);
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
