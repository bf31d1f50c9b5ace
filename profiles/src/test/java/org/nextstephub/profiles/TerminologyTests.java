package org.nextstephub.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no validator complains of: a value set with a code that is none, a binding to a value set that is nowhere. */
class TerminologyTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final DefaultProfileValidationSupport STANDARD = new DefaultProfileValidationSupport(FHIR);

    /** Too large to be here; their codes were looked up by hand. */
    private static final Set<String> ELSEWHERE = Set.of(Canonical.SCT, Canonical.LOINC);

    static Stream<ValueSet> valueSets() {
        return ConformanceResources.ofType(FHIR, ValueSet.class);
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyCodeIsOneOfItsSystem(ValueSet valueSet) {
        assertThat(valueSet.getCompose().getInclude()).isNotEmpty();
        for (ConceptSetComponent included : valueSet.getCompose().getInclude()) {
            if (included.hasSystem() && !ELSEWHERE.contains(included.getSystem())) {
                CodeSystem system = system(included.getSystem());
                List<String> codes = codes(system.getConcept());
                assertThat(codes).as(included.getSystem()).isNotEmpty();
                assertThat(included.getConcept())
                        .as(included.getSystem())
                        .extracting(ValueSet.ConceptReferenceComponent::getCode)
                        .isSubsetOf(codes);
            }
            included.getValueSet()
                    .forEach(other -> assertThat(valueSet(other.getValue())).isPresent());
        }
    }

    static Stream<StructureDefinition> profiles() {
        return ConformanceResources.ofType(FHIR, StructureDefinition.class);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyBindingLeadsToAValueSet(StructureDefinition profile) {
        assertThat(profile.getDifferential().getElement())
                .filteredOn(element -> element.getBinding().hasValueSet())
                .allSatisfy(element ->
                        assertThat(valueSet(element.getBinding().getValueSet())).isPresent());
    }

    private static CodeSystem system(String url) {
        CodeSystem system = ConformanceResources.ofType(FHIR, CodeSystem.class)
                .filter(own -> own.getUrl().equals(url))
                .findFirst()
                .orElseGet(() -> (CodeSystem) STANDARD.fetchCodeSystem(url));
        assertThat(system).as("code system " + url).isNotNull();
        return system;
    }

    private static Optional<ValueSet> valueSet(String url) {
        String plain = url.replaceFirst("\\|.*", "");
        return ConformanceResources.ofType(FHIR, ValueSet.class)
                .filter(own -> own.getUrl().equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable((ValueSet) STANDARD.fetchValueSet(plain)));
    }

    private static List<String> codes(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream()
                .flatMap(concept -> Stream.concat(Stream.of(concept.getCode()), codes(concept.getConcept()).stream()))
                .toList();
    }
}
