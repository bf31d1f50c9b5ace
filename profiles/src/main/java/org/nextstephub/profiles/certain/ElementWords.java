package org.nextstephub.profiles.certain;

import java.util.Set;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Property;

/** The closed world of element definitions: what the compiler reads, and what says nothing of instances. */
final class ElementWords {

    private static final Set<String> READ = Set.of(
            "min",
            "max",
            "type",
            "constraint",
            "fixed[x]",
            "pattern[x]",
            "slicing",
            "sliceName",
            "binding",
            "contentReference");

    private static final Set<String> SILENT = Set.of(
            "id",
            "path",
            "base",
            "short",
            "definition",
            "comment",
            "requirements",
            "alias",
            "mapping",
            "mustSupport",
            "isModifier",
            "isModifierReason",
            "isSummary",
            "example",
            "meaningWhenMissing",
            "orderMeaning",
            "condition",
            "representation");

    private static final Set<String> SILENT_EXTENSIONS = Set.of(
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version",
            "http://hl7.org/fhir/StructureDefinition/elementdefinition-translatable");

    private static final String NATIVE = "http://hl7.org/fhirpath/";

    private ElementWords() {}

    /** Whether the compiler understands all that a definition says. */
    static boolean understands(ElementDefinition definition) {
        boolean known = definition.children().stream()
                .filter(Property::hasValues)
                .map(Property::getName)
                .allMatch(name -> READ.contains(name) || SILENT.contains(name) || name.equals("extension"));
        return known
                && definition.getExtension().stream().map(Extension::getUrl).allMatch(SILENT_EXTENSIONS::contains)
                && definition.getType().stream().allMatch(ElementWords::understands);
    }

    private static boolean understands(TypeRefComponent type) {
        return !type.hasAggregation()
                && !type.hasVersioning()
                && (isNative(type) || !type.hasExtension())
                && (type.getProfile().size() <= 1);
    }

    /** Whether it is a type of FHIRPath, as ids of elements and addresses of extensions are. */
    static boolean isNative(TypeRefComponent type) {
        return type.getCode().startsWith(NATIVE);
    }
}
