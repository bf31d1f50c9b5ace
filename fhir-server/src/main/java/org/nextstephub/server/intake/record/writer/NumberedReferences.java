package org.nextstephub.server.intake.record.writer;

import ca.uhn.fhir.util.FhirTerser;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.consent.Records;

/**
 * References of a message that name one of its entries by its number alone. Those said against sharing stay as they are, and are
 * heard by every way in which they name.
 */
final class NumberedReferences {

    private NumberedReferences() {}

    /** Makes them lead to the entry. */
    static void link(Bundle bundle, Records records, FhirTerser terser) {
        bundle.getEntry().forEach(entry -> {
            Set<Reference> refusing = RegisteredNames.refusing(entry.getResource());
            terser.getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class).stream()
                    .filter(reference -> !reference.hasReference() && !refusing.contains(reference))
                    .forEach(reference -> link(bundle, reference, records.keysOf(reference)));
        });
    }

    private static void link(Bundle bundle, Reference reference, Set<String> named) {
        bundle.getEntry().stream()
                .map(BundleEntryComponent::getFullUrl)
                .filter(named::contains)
                .findFirst()
                .ifPresent(reference::setReference);
    }
}
