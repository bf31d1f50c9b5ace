package org.nextstephub.profiles.certain;

import java.util.Set;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.jspecify.annotations.Nullable;

/** Elements with a part of their own in the check: those it never walks, and those it walks in their own way. */
final class Closed {

    /** The specification has special rules for what stands in these, by the path of their base. */
    private static final Set<String> NEVER = Set.of(
            "DomainResource.contained",
            "DomainResource.modifierExtension",
            "BackboneElement.modifierExtension",
            "Resource.implicitRules",
            "Resource.language",
            "Element.id",
            "Meta.versionId",
            "Attachment.data",
            "Attachment.url",
            "Attachment.size",
            "Bundle.total",
            "Bundle.link",
            "Bundle.signature",
            "Bundle.entry.link",
            "Bundle.entry.search",
            "Bundle.entry.response");

    private Closed() {}

    static boolean isAlwaysDoubtful(ElementDefinition element) {
        return element.hasContentReference()
                || NEVER.contains(element.getBase().getPath())
                || NEVER.contains(element.getPath());
    }

    /** Labels must be distinct; more than one is in doubt. */
    static int most(ElementDefinition element) {
        if (element.getPath().equals("Meta.security")) {
            return 1;
        }
        return "*".equals(element.getMax()) ? Integer.MAX_VALUE : Integer.parseInt(element.getMax());
    }

    static Part.Kind kind(ElementDefinition element) {
        String path = element.getPath();
        if (element.getBase().getPath().equals("Resource.id")) {
            return Part.Kind.ID;
        }
        if (path.equals("Meta.profile")
                || element.getBase().getPath().equals("DomainResource.text")
                || path.startsWith("Extension.") && path.endsWith(".url")) {
            return Part.Kind.IGNORED;
        }
        if (path.equals("Bundle.entry.resource")) {
            return Part.Kind.RESOURCE;
        }
        if (path.equals("Bundle.entry.fullUrl")) {
            return Part.Kind.FULL_URL;
        }
        return byType(element.hasType() ? element.getType().get(0).getCode() : "");
    }

    private static Part.Kind byType(String type) {
        return switch (type) {
            case "BackboneElement", "Element" -> Part.Kind.BACKBONE;
            case "Extension" -> Part.Kind.EXTENSION;
            default -> Part.Kind.VALUE;
        };
    }

    /** Whether a pattern is one coding of a system, which is all that the check can tell slices by. */
    static boolean isOneCoding(@Nullable DataType pattern) {
        if (!(pattern instanceof CodeableConcept concept)
                || concept.getCoding().size() != 1
                || concept.hasText()
                || concept.hasExtension()) {
            return false;
        }
        Coding coding = concept.getCodingFirstRep();
        return coding.hasSystem()
                && coding.hasCode()
                && !coding.hasVersion()
                && !coding.hasDisplay()
                && !coding.hasUserSelected();
    }
}
