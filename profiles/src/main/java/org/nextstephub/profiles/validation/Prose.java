package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * What only people read in HL7's definitions: texts, mappings to other standards, and what the snapshot says once more.
 * Definitions are kept in R4 and, for the validator, in R5; what is left out is neither kept nor converted.
 */
final class Prose {

    private Prose() {}

    /** Leaves the rules of every definition as they are. */
    static void leaveOut(DefaultProfileValidationSupport specification) {
        List<StructureDefinition> definitions = specification.fetchAllStructureDefinitions();
        definitions.forEach(Prose::leaveOut);
    }

    private static void leaveOut(StructureDefinition definition) {
        definition.setDifferential(null).setMapping(null).setContact(null).setText(null);
        definition.getSnapshot().getElement().forEach(Prose::leaveOut);
    }

    private static void leaveOut(ElementDefinition element) {
        element.setDefinitionElement(null)
                .setCommentElement(null)
                .setRequirementsElement(null)
                .setAlias(null)
                .setExample(null)
                .setMapping(null);
        element.getConstraint().forEach(constraint -> constraint.setXpathElement(null));
    }
}
