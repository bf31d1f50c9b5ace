package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.util.IModelVisitor2;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Visits a resource for its first element that is not safe. */
final class UnsafeElement implements IModelVisitor2 {

    private static final String PLACEHOLDER = "resource-placeholder";

    private final String type;
    private @Nullable String unsafe;

    UnsafeElement(String type) {
        this.type = type;
    }

    /** The first, such as {@code Patient.managingOrganization}; empty when every element is safe. */
    Optional<String> path() {
        return Optional.ofNullable(unsafe);
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
                && children.stream().noneMatch(child -> child.getElementName().equals("modifierExtension"));
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
