package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;

/** The entries of a kept type, and the labels on them (section 1, item; step G9). */
final class Items {

    private static final Set<String> KEPT = Set.of(
            "ServiceRequest",
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "QuestionnaireResponse",
            "DocumentReference",
            "Communication",
            "Task");
    private static final Set<String> UP_TO_R = Set.of("U", "L", "M", "N", "R");

    private final JsonNode bundle;
    private final References references;

    Items(JsonNode bundle, References references) {
        this.bundle = bundle;
        this.references = references;
    }

    List<JsonNode> entries() {
        return references.entries().stream()
                .filter(entry -> KEPT.contains(text(entry.path("resource"), "resourceType")))
                .toList();
    }

    boolean areLabelledTooHigh() {
        return Stream.of(
                        Stream.of(bundle),
                        references.resources("MessageHeader"),
                        entries().stream().map(entry -> entry.path("resource")))
                .flatMap(resources -> resources)
                .flatMap(resource -> each(resource.path("meta"), "security"))
                .filter(label -> text(label, "system").equals(Canonical.CONFIDENTIALITY))
                .anyMatch(label -> !UP_TO_R.contains(text(label, "code")));
    }
}
