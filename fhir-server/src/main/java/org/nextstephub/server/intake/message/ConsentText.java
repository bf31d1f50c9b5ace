package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.server.intake.message.StrictText.Unreadable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Compares a consent as it was sent with what the parser understood, written out again. */
final class ConsentText {

    private final FhirContext fhir;
    private final LenientParser parser;

    ConsentText(FhirContext fhir, LenientParser parser) {
        this.fhir = fhir;
        this.parser = parser;
    }

    boolean isWhollyUnderstood(JsonNode said) throws IOException, Unreadable {
        Consent understood = parser.parse(Consent.class, said.toString(), false);
        JsonNode again = StrictText.json(fhir.newJsonParser().encodeResourceToString(understood));
        return withoutNarrative(said).equals(withoutNarrative(again));
    }

    private static JsonNode withoutNarrative(JsonNode consent) {
        ObjectNode copy = consent.deepCopy();
        copy.remove("text");
        return copy;
    }

    boolean isWhollyUnderstood(Element said) throws IOException, SAXException, Unreadable {
        Document alone = StrictText.alone(said);
        Consent understood = parser.parse(Consent.class, XmlText.of(alone), true);
        Document again = StrictText.xml(fhir.newXmlParser().encodeResourceToString(understood));
        return XmlText.canonical(alone.getDocumentElement()).equals(XmlText.canonical(again.getDocumentElement()));
    }
}
