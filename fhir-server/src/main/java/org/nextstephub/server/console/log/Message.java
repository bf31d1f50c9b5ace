package org.nextstephub.server.console.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;

/**
 * A message as the log has it.
 *
 * @param id the sender's own word for it, as hashes; empty if it had none that could be read
 * @param rule the step that decided; empty where none had to
 */
record Message(
        String receipt,
        String partner,
        String door,
        Instant at,
        String outcome,
        String code,
        String rule,
        boolean isTest,
        String id) {

    static List<Message> all(Parameters answer) {
        return parts(answer, "message").map(Message::of).toList();
    }

    private static Message of(Map<String, Type> part) {
        return new Message(
                text(part, "receipt"),
                text(part, "partner"),
                text(part, "door"),
                instant(part, "at"),
                text(part, "outcome"),
                text(part, "code"),
                text(part, "rule"),
                text(part, "test").equals("true"),
                part.get("key") instanceof Identifier key ? key.getValue() : "");
    }

    /** The parameters of one name, each with its parts by name. */
    static Stream<Map<String, Type>> parts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(each -> each.getName().equals(name))
                .map(each -> each.getPart().stream()
                        .filter(ParametersParameterComponent::hasValue)
                        .collect(Collectors.toMap(
                                ParametersParameterComponent::getName, ParametersParameterComponent::getValue)));
    }

    static String text(Map<String, Type> part, String name) {
        Type value = part.get(name);
        return value == null ? "" : value.primitiveValue();
    }

    static Instant instant(Map<String, Type> part, String name) {
        return part.get(name) instanceof InstantType at ? at.getValue().toInstant() : Instant.EPOCH;
    }
}
