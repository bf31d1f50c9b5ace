package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.routes.casefile.CaseTranslator;

/** Files as people have them: HL7 v2 with any line ends, FHIR in JSON or XML. */
final class Documents {

    /** Partner of the demonstration that hands in case files. */
    static final String CASE_MANAGER = "frontenac-cm";

    private Documents() {}

    static boolean isCaseFile(Path file, byte[] content) {
        return CaseTranslator.mediaType(file.getFileName().toString(), content).isPresent();
    }

    static boolean isV2(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        return start.replaceAll("^[\u00EF\u00BB\u00BF\\s\u000B]+", "").startsWith("MSH");
    }

    static boolean isXml(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("<");
    }

    /** Line feeds of a text editor become the carriage returns of the wire; MLLP marks are taken off. */
    static byte[] withCarriageReturns(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1)
                .replace("\u000B", "")
                .replace("\u001C", "")
                .replace("\r\n", "\r")
                .replace('\n', '\r');
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @throws DataFormatException when it is no FHIR resource */
    static Resource read(FhirContext fhir, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        IParser parser = isXml(content) ? fhir.newXmlParser() : fhir.newJsonParser();
        return (Resource) parser.parseResource(text);
    }

    static String pretty(String body) {
        FhirContext fhir = FhirContext.forR4Cached();
        try {
            return fhir.newJsonParser()
                    .setPrettyPrint(true)
                    .encodeResourceToString(read(fhir, body.getBytes(StandardCharsets.UTF_8)));
        } catch (DataFormatException | IllegalArgumentException notFhir) {
            return body;
        }
    }
}
