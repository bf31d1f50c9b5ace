package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ConceptMap;

/** A published ConceptMap, code to code: the translation that partners read is the one that is done. */
public final class PublishedMap {

    private final Map<String, String> codes;

    private PublishedMap(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    /** @param id of the ConceptMap, such as {@code v2-referral-priority} */
    public static PublishedMap of(String id) {
        ConceptMap map =
                ConformanceResources.read(FhirContext.forR4Cached(), ConceptMap.class, "ConceptMap-" + id + ".json");
        return new PublishedMap(map.getGroupFirstRep().getElement().stream()
                .collect(Collectors.toMap(
                        ConceptMap.SourceElementComponent::getCode,
                        element -> element.getTargetFirstRep().getCode())));
    }

    /** Empty for a code that the map does not have. */
    public Optional<String> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }
}
