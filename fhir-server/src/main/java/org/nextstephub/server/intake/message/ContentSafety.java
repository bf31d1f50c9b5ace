package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Step B2: what no sender has reason to send and what is known to make a FHIR server or its validator do the sender's
 * will. Asked before the validator sees the message.
 */
final class ContentSafety {

    private static final Set<String> NEVER_CONTAINED = Set.of("Patient", "RelatedPerson", "Consent");
    private static final Set<String> DEFINITIONS = Set.of(
            "Bundle",
            "Parameters",
            "Binary",
            "Questionnaire",
            "StructureDefinition",
            "StructureMap",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "SearchParameter",
            "OperationDefinition",
            "CapabilityStatement",
            "PlanDefinition",
            "ActivityDefinition",
            "Library",
            "Measure",
            "Subscription",
            "ImplementationGuide",
            "NamingSystem",
            "GraphDefinition",
            "CompartmentDefinition",
            "MessageDefinition",
            "ExampleScenario",
            "TestScript");

    private final FhirContext fhir;

    ContentSafety(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Whether a transaction only creates, and what it creates no matter what is there. */
    boolean onlyCreates(Bundle bundle) {
        return bundle.getType() != BundleType.TRANSACTION
                || bundle.getEntry().stream().allMatch(entry -> isPlainCreate(entry.getRequest()));
    }

    /** The first element that is not safe, such as {@code Patient.managingOrganization}; empty when all are. */
    Optional<String> unsafeElement(Bundle bundle) {
        return bundle.hasImplicitRules()
                ? Optional.of("Bundle.implicitRules")
                : bundle.getEntry().stream()
                        .flatMap(entry -> unsafeElement(entry).stream())
                        .findFirst();
    }

    private Optional<String> unsafeElement(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        if (resource == null || DEFINITIONS.contains(resource.fhirType())) {
            return Optional.of("Bundle.entry.resource");
        }
        if (!containedIsSafe(resource)) {
            return Optional.of(resource.fhirType() + ".contained");
        }
        UnsafeElement finder = new UnsafeElement(resource.fhirType());
        fhir.newTerser().visit(resource, finder);
        return finder.path();
    }

    private static boolean isPlainCreate(BundleEntryRequestComponent request) {
        return request.getMethod() == HTTPVerb.POST
                && request.hasUrl()
                && request.getUrl().chars().allMatch(Character::isLetter)
                && !request.hasIfMatch()
                && !request.hasIfNoneExist()
                && !request.hasIfNoneMatch()
                && !request.hasIfModifiedSince();
    }

    private static boolean containedIsSafe(Resource resource) {
        return !(resource instanceof DomainResource domain)
                || domain.getContained().stream()
                        .allMatch(contained -> !resource.fhirType().equals("Consent")
                                && !NEVER_CONTAINED.contains(contained.fhirType())
                                && !DEFINITIONS.contains(contained.fhirType()));
    }
}
