package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.intake.message.StrictText.Unreadable;

/** HAPI's parser as the raw text is checked for it: what it overlooks is found elsewhere. */
final class LenientParser {

    private final FhirContext fhir;

    LenientParser(FhirContext fhir) {
        this.fhir = fhir;
    }

    private IParser parser(boolean xml) {
        IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser;
    }

    /** @throws Unreadable when FHIR does not know it, which the parser may also break on */
    <T extends Resource> T parse(Class<T> type, String text, boolean xml) throws Unreadable {
        try {
            return parser(xml).parseResource(type, text);
        } catch (DataFormatException notFhir) {
            throw Unreadable.value(notFhir);
        } catch (RuntimeException broken) {
            throw new Unreadable("Bundle", Unreadable.RULES);
        }
    }
}
