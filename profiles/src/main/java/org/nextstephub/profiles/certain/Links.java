package org.nextstephub.profiles.certain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/** What the entries of a message are called, and what their references lead to. */
final class Links {

    private final Map<String, String> types;

    private Links(Map<String, String> types) {
        this.types = types;
    }

    /** None where an entry has no name of its own, or is no plain resource. */
    static Optional<Links> of(Bundle bundle) {
        Map<String, String> types = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            String url = entry.getFullUrl();
            Resource resource = entry.getResource();
            boolean plain = url != null
                    && Values.isUuid(url)
                    && resource != null
                    && !resource.isEmpty()
                    && isPlain(resource.getIdElement())
                    && !resource.getMeta().hasVersionId();
            if (!plain || types.put(url, resource.fhirType()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Links(types));
    }

    /** HAPI's parser gives an entry without an id its full URL as one, which is not written. */
    static boolean isPlain(IdType id) {
        return id.isEmpty()
                || !id.hasExtension() && Values.isUuid(id.getValue())
                || !id.hasVersionIdPart() && !id.hasBaseUrl() && !id.hasExtension() && Values.isId(id.getIdPart());
    }

    /** Whether it leads to an entry of one of the types, and of the type that it says itself. */
    boolean lead(Reference reference, Set<String> targets) {
        String type = types.get(reference.getReference());
        return type != null
                && (targets.isEmpty() || targets.contains("Resource") || targets.contains(type))
                && (!reference.hasType() || reference.getType().equals(type));
    }

    /** Of entries that are not judged the validator asks only where their references and addresses lead. */
    boolean leadFrom(Base value) {
        if (value instanceof Reference reference && reference.hasReference() && !lead(reference, Set.of())) {
            return false;
        }
        if (value instanceof UriType address && address.hasValue() && !Values.isElsewhere(address.getValue())) {
            return false;
        }
        for (Property property : value.children()) {
            for (Base child : property.getValues()) {
                if (child instanceof Resource || !leadFrom(child)) {
                    return false;
                }
            }
        }
        return true;
    }
}
