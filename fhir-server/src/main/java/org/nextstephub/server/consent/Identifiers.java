package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** The numbers of a record, system and value: {@code identifier} and {@code masterIdentifier}. */
public final class Identifiers {

    private static final String URI = "urn:ietf:rfc:3986";

    private Identifiers() {}

    static Set<String> of(Resource resource) {
        return numbers(resource).flatMap(number -> key(number).stream()).collect(toUnmodifiableSet());
    }

    /** The first number by which a record can be found. */
    public static Optional<Identifier> first(Resource resource) {
        return numbers(resource).filter(number -> key(number).isPresent()).findFirst();
    }

    private static Stream<Identifier> numbers(Resource resource) {
        return Stream.of("identifier", "masterIdentifier")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(element -> element.getValues().stream())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast);
    }

    /** Whether two consents carry one number, and so are two versions of one. */
    public static boolean shared(Consent one, Consent other) {
        return !Collections.disjoint(of(one), of(other));
    }

    /** Empty where system or value is not there: such a number names nothing. */
    public static Optional<String> key(Identifier identifier) {
        String system = identifier.getSystem();
        String value = identifier.getValue();
        return system == null || value == null ? Optional.empty() : Optional.of(key(system, value));
    }

    /** A globally unique address as a number. */
    static Optional<Identifier> ofAddress(String address) {
        return Optional.of(address)
                .filter(written -> written.startsWith("urn:"))
                .map(written -> new Identifier().setSystem(URI).setValue(written));
    }

    /** Values count without the ASCII spaces around them. */
    static String key(String system, String value) {
        return trimmed(system) + "|" + trimmed(value);
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }
}
