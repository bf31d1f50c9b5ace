package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.IModelVisitor2;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Step B2: what no sender has reason to send and what is known to make a FHIR server or its validator do the sender's
 * will. Asked before the validator sees the message.
 */
final class ContentSafety {

    private static final String PLACEHOLDER = "resource-placeholder";
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
        Finder finder = new Finder(resource.fhirType());
        fhir.newTerser().visit(resource, finder);
        return Optional.ofNullable(finder.unsafe);
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

    private static final class Finder implements IModelVisitor2 {

        private final String type;
        private @Nullable String unsafe;

        Finder(String type) {
            this.type = type;
        }

        @Override
        public boolean acceptElement(
                IBase element,
                List<IBase> path,
                List<BaseRuntimeChildDefinition> children,
                List<BaseRuntimeElementDefinition<?>> definitions) {
            boolean safe = !(element instanceof Expression)
                    && !(element instanceof Resource resource && resource.hasImplicitRules())
                    && !(element instanceof Extension extension
                            && String.valueOf(extension.getUrl()).contains(PLACEHOLDER))
                    && !(element instanceof Reference reference
                            && reference.hasReference()
                            && !isOrdinary(reference.getReference()))
                    && children.stream()
                            .noneMatch(child -> child.getElementName().equals("modifierExtension"));
            note(safe, children);
            return true;
        }

        private void note(boolean safe, List<BaseRuntimeChildDefinition> children) {
            if (!safe && unsafe == null) {
                unsafe = children.stream()
                        .map(BaseRuntimeChildDefinition::getElementName)
                        .filter(Objects::nonNull)
                        .reduce(type, (path, name) -> path + "." + name);
            }
        }

        @Override
        public boolean acceptUndeclaredExtension(
                IBaseExtension<?, ?> extension,
                List<IBase> path,
                List<BaseRuntimeChildDefinition> children,
                List<BaseRuntimeElementDefinition<?>> definitions) {
            note(!String.valueOf(extension.getUrl()).contains(PLACEHOLDER), children);
            return true;
        }

        /**
         * An entry of this message, a relative id or something contained; nothing conditional, absolute or versioned. What named
         * an entry by its full URL has been given its new name before.
         */
        private static boolean isOrdinary(String reference) {
            return reference.startsWith("urn:uuid:")
                    || reference.startsWith("#")
                    || (!reference.contains("?") && !reference.contains(":") && !reference.contains("_history"));
        }
    }
}
