package org.nextstephub.server.console;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.nextstephub.profiles.ConformanceResources;
import org.springframework.stereotype.Component;

/** The words of the project's code systems, in English and in French. */
@Component
final class Displays {

    private final FhirContext fhir;
    private final Map<String, Map<String, ConceptDefinitionComponent>> systems = new ConcurrentHashMap<>();

    Displays(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @param system id of a code system, {@code ns-contact-type} */
    Optional<String> of(String system, String code, boolean french) {
        return Optional.ofNullable(concepts(system).get(code))
                .map(concept -> french ? concept.getDesignationFirstRep().getValue() : concept.getDisplay());
    }

    List<String> codes(String system) {
        return codeSystem(system).getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .toList();
    }

    private Map<String, ConceptDefinitionComponent> concepts(String system) {
        return systems.computeIfAbsent(system, id -> codeSystem(id).getConcept().stream()
                .collect(Collectors.toUnmodifiableMap(ConceptDefinitionComponent::getCode, concept -> concept)));
    }

    private CodeSystem codeSystem(String id) {
        return ConformanceResources.read(fhir, CodeSystem.class, "CodeSystem-" + id + ".json");
    }
}
