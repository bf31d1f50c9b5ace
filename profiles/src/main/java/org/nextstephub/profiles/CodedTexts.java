package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** The fixed texts of one of the project's code systems, in English and in French. */
final class CodedTexts {

    private final Map<String, ConceptDefinitionComponent> concepts;

    private CodedTexts(Map<String, ConceptDefinitionComponent> concepts) {
        this.concepts = concepts;
    }

    /** @param id of the code system, {@code ns-notice} */
    static CodedTexts of(String id) {
        CodeSystem system =
                ConformanceResources.read(FhirContext.forR4Cached(), CodeSystem.class, "CodeSystem-" + id + ".json");
        return new CodedTexts(system.getConcept().stream()
                .collect(Collectors.toUnmodifiableMap(ConceptDefinitionComponent::getCode, concept -> concept)));
    }

    String english(String code) {
        return concept(code).getDisplay();
    }

    String french(String code) {
        return concept(code).getDesignationFirstRep().getValue();
    }

    /** In a partner's language, {@code en} or {@code fr}. */
    String in(String language, String code) {
        return language.startsWith("fr") ? french(code) : english(code);
    }

    private ConceptDefinitionComponent concept(String code) {
        return Objects.requireNonNull(concepts.get(code), code);
    }
}
