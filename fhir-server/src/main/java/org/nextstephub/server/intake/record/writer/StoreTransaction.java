package org.nextstephub.server.intake.record.writer;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.consent.Records;

/** A FHIR transaction in the making: what it will create or replace, and the references among it. */
final class StoreTransaction {

    private final FhirContext fhir;
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    StoreTransaction(FhirContext fhir, List<BundleEntryComponent> kept) {
        this.fhir = fhir;
        kept.forEach(entry -> add(entry.getFullUrl(), entry.getResource()));
    }

    /** Adds a resource to be created; returns the address by which others may refer to it. */
    String add(Resource resource) {
        String url = "urn:uuid:" + UUID.randomUUID();
        add(url, resource);
        return url;
    }

    private void add(String url, Resource resource) {
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T extends Resource> Optional<T> find(Class<T> type) {
        return all(type).stream().findFirst();
    }

    <T extends Resource> T the(Class<T> type) {
        return find(type).orElseThrow();
    }

    String url(Resource resource) {
        return entry(resource).getFullUrl();
    }

    /** Makes it a new version of what is held, and lets all references follow. */
    void replace(Resource resource, String held) {
        BundleEntryComponent entry = entry(resource);
        follow(entry.getFullUrl(), held);
        resource.setId(held);
        entry.setFullUrl(held);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(held);
    }

    /** Writes nothing of it; references to it lead to what is held. */
    void leaveAsHeld(Resource resource, String held) {
        String url = url(resource);
        drop(resource);
        follow(url, held);
    }

    /** Writes nothing of it. */
    void drop(Resource resource) {
        bundle.getEntry().remove(entry(resource));
    }

    private void follow(String from, String to) {
        references()
                .filter(reference -> from.equals(reference.getReference()))
                .forEach(reference -> reference.setReference(to));
    }

    /** References that name a kept entry by its number alone lead to it. */
    void link(Records records) {
        NumberedReferences.link(bundle, records, fhir.newTerser());
    }

    /** Organizations become references to the registry; references to what is not kept are removed. */
    void resolve(RegisteredNames registered) {
        bundle.getEntry().forEach(entry -> {
            Set<Reference> permitting = RegisteredNames.permitting(entry.getResource());
            Set<Reference> refusing = RegisteredNames.refusing(entry.getResource());
            for (Reference reference : references(entry)) {
                boolean kept = isKept(reference);
                if (refusing.contains(reference) || (permitting.contains(reference) && !kept)) {
                    registered.number(reference);
                } else if (kept) {
                    reference.setIdentifier(null).setDisplay(null);
                }
                if (!kept) {
                    registered.resolve(reference, permitting.contains(reference));
                }
            }
        });
    }

    private boolean isKept(Reference reference) {
        return bundle.getEntry().stream().anyMatch(entry -> entry.getFullUrl().equals(reference.getReference()));
    }

    Bundle transaction() {
        return bundle;
    }

    private BundleEntryComponent entry(Resource resource) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() == resource)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Reference> references() {
        return bundle.getEntry().stream().flatMap(entry -> references(entry).stream());
    }

    private List<Reference> references(BundleEntryComponent entry) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class);
    }
}
