package org.nextstephub.profiles.certain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;

/** The invariants of an element definition that are errors when they are not met. */
final class Rules {

    private Rules() {}

    /** Those to be asked of each value. */
    static List<KnownRule> of(ElementDefinition element) {
        return texts(element).map(KnownRule::of).flatMap(Optional::stream).toList();
    }

    /** Whether there is one that the check does not know. */
    static boolean unknown(ElementDefinition element) {
        return texts(element)
                .anyMatch(text ->
                        !KnownRule.isMetAnyway(text) && KnownRule.of(text).isEmpty());
    }

    private static Stream<String> texts(ElementDefinition element) {
        return element.getConstraint().stream()
                .filter(rule -> rule.getSeverity() != ConstraintSeverity.WARNING)
                .map(ElementDefinitionConstraintComponent::getExpression);
    }
}
