package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.access.answer.PlainAnswer;

/** What an export was asked with by POST: the values of each name, as a query has them. */
final class ParametersBody {

    private ParametersBody() {}

    /** @throws PlainAnswer 400 when the body is something else */
    static Map<String, String[]> read(FhirContext fhir, byte[] body, boolean xml) {
        Parameters sent;
        try {
            sent = (xml ? fhir.newXmlParser() : fhir.newJsonParser())
                    .parseResource(Parameters.class, new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException | ClassCastException notParameters) {
            throw new PlainAnswer(400, IssueType.INVALID, "The body is a Parameters resource");
        }
        Map<String, List<String>> values = new HashMap<>();
        sent.getParameter().stream()
                .filter(each ->
                        each.hasName() && each.hasValue() && each.getValue().isPrimitive())
                .forEach(each -> values.computeIfAbsent(each.getName(), none -> new ArrayList<>())
                        .add(each.getValue().primitiveValue()));
        Map<String, String[]> asked = new HashMap<>();
        values.forEach((name, all) -> asked.put(name, all.toArray(String[]::new)));
        return asked;
    }
}
