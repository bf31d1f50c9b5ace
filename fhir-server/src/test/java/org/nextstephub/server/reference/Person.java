package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** The message's one Patient: their key, and which references name them (section 1, steps V2 and V3). */
final class Person {

    private static final Pattern ORDINARY = Pattern.compile("[ -~]*");
    private static final Set<String> SUBJECTS = Set.of("subject", "patient", "for");

    private final JsonNode bundle;
    private final References references;

    Person(JsonNode bundle, References references) {
        this.bundle = bundle;
        this.references = references;
    }

    /** B1 as far as this model goes, the rule on the characters of a key, V2 and V3. */
    Optional<Reason> firstFault() {
        if (references.resources("Patient").count() != 1
                || references.resources("ServiceRequest").count() != 1) {
            return Optional.of(Reason.SYNTAX_INVALID);
        }
        if (keys().anyMatch(key -> !ORDINARY.matcher(key).matches())) {
            return Optional.of(Reason.CONTENT_FORBIDDEN);
        }
        if (!hasKey() || !References.namesSomething(request().path("subject"))) {
            return Optional.of(Reason.SUBJECT_MISSING);
        }
        return isAllAboutOne() ? Optional.empty() : Optional.of(Reason.SUBJECT_MISMATCH);
    }

    private JsonNode request() {
        return references.resources("ServiceRequest").findFirst().orElseThrow();
    }

    private Stream<JsonNode> numbers() {
        return references
                .resources("Patient")
                .flatMap(patient -> each(patient, "identifier"))
                .filter(number -> Elements.coded(number.path("type"), Canonical.IDENTIFIER_TYPE, Set.of("MR")));
    }

    private Stream<String> keys() {
        return numbers()
                .filter(this::isKey)
                .flatMap(number -> Stream.of(text(number, "system"), text(number, "value")));
    }

    private boolean hasKey() {
        return numbers().anyMatch(this::isKey);
    }

    private boolean isKey(JsonNode number) {
        return !trimmed(text(number, "system")).isEmpty()
                && !trimmed(text(number, "value")).isEmpty();
    }

    /** V3: every entry about a person is about this one. */
    private boolean isAllAboutOne() {
        return Stream.of("ServiceRequest", "DocumentReference", "RelatedPerson", "QuestionnaireResponse")
                .flatMap(references::resources)
                .allMatch(resource -> SUBJECTS.stream().filter(resource::has).count() == 1
                        && SUBJECTS.stream().filter(resource::has).allMatch(name -> isEveryWay(resource.path(name))));
    }

    private boolean isEveryWay(JsonNode reference) {
        return is(reference, Stream::allMatch);
    }

    /** Whether a Consent is about the person: a permit in every way that it names one, anything else in either. */
    boolean isSubjectOf(Statement statement) {
        JsonNode patient = statement.json().path("patient");
        return !statement.sent() || is(patient, Stream::allMatch);
    }

    /** As a permit must name them. On file the person is whom the Consent is about. */
    boolean isNamedExactly(Statement statement, JsonNode reference) {
        return isNamed(statement, reference, Stream::allMatch);
    }

    boolean isNamedLoosely(Statement statement, JsonNode reference) {
        return isNamed(statement, reference, Stream::anyMatch);
    }

    private boolean isNamed(Statement statement, JsonNode reference, Quantifier quantifier) {
        String address = text(reference, "reference");
        if (!statement.sent()
                && !address.isEmpty()
                && address.equals(text(statement.json().path("patient"), "reference"))) {
            return true;
        }
        return is(reference, quantifier);
    }

    private boolean is(JsonNode reference, Quantifier quantifier) {
        Stream.Builder<Boolean> ways = Stream.builder();
        if (reference.has("identifier")) {
            ways.add(patientNames().contains(name(reference.path("identifier"))));
        }
        String address = text(reference, "reference");
        if (!address.isEmpty()) {
            ways.add(addresses().anyMatch(address::equals));
        }
        return References.namesSomething(reference) && quantifier.test(ways.build(), Boolean::booleanValue);
    }

    private Stream<String> addresses() {
        return each(bundle, "entry")
                .filter(entry -> text(entry.path("resource"), "resourceType").equals("Patient"))
                .map(entry -> text(entry, "fullUrl"));
    }

    private Set<String> patientNames() {
        return references
                .resources("Patient")
                .flatMap(patient -> each(patient, "identifier"))
                .filter(number -> References.identifier(number).isPresent())
                .map(Person::name)
                .collect(Collectors.toSet());
    }

    private static String name(JsonNode identifier) {
        return trimmed(text(identifier, "system")) + "|" + trimmed(text(identifier, "value"));
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** All ways of naming, or any. */
    private interface Quantifier {
        boolean test(Stream<Boolean> ways, Predicate<Boolean> holds);
    }
}
