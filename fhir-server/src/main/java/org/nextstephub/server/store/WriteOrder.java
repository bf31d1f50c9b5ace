package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * The resources of a transaction, each after those it refers to, so that each is stored once with its references as they
 * stay. HAPI's own transaction takes any order, and for that stores everything twice.
 */
final class WriteOrder {

    /** A reference or address that names another entry. */
    private record Link(String entry, Consumer<String> follow) {}

    private final Map<String, BundleEntryComponent> created = new HashMap<>();
    private final Map<BundleEntryComponent, List<Link>> links = new HashMap<>();
    private final Set<BundleEntryComponent> begun = new HashSet<>();
    private final Set<BundleEntryComponent> done = new HashSet<>();
    private final List<Resource> inOrder = new ArrayList<>();

    private WriteOrder(FhirTerser terser, Bundle transaction) {
        transaction.getEntry().stream()
                .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.POST)
                .forEach(entry -> created.put(entry.getFullUrl(), entry));
        transaction.getEntry().forEach(entry -> links.put(entry, links(terser, entry.getResource())));
    }

    /** Empty, with nothing changed, when entries refer to each other in a circle. */
    static Optional<List<Resource>> of(FhirTerser terser, Bundle transaction) {
        WriteOrder order = new WriteOrder(terser, transaction);
        if (!transaction.getEntry().stream().allMatch(order::place)) {
            return Optional.empty();
        }
        order.follow();
        return Optional.of(order.inOrder);
    }

    private List<Link> links(FhirTerser terser, Resource resource) {
        List<Link> found = new ArrayList<>();
        terser.visit(resource, (of, element, path, child, definition) -> {
            if (element instanceof Reference reference && created.containsKey(reference.getReference())) {
                found.add(new Link(reference.getReference(), reference::setReference));
            } else if (element instanceof UriType uri && created.containsKey(uri.getValue())) {
                found.add(new Link(uri.getValue(), uri::setValue));
            }
        });
        return found;
    }

    /** Places an entry after all that it refers to; false in a circle. */
    private boolean place(BundleEntryComponent entry) {
        if (done.contains(entry)) {
            return true;
        }
        if (!begun.add(entry)) {
            return false;
        }
        boolean straight = links.getOrDefault(entry, List.of()).stream()
                .map(link -> created.get(link.entry()))
                .filter(other -> other != entry)
                .allMatch(this::place);
        done.add(entry);
        inOrder.add(entry.getResource());
        return straight;
    }

    /** Gives what is new its id beforehand, and lets every link follow. */
    private void follow() {
        Map<String, String> held = new HashMap<>();
        created.forEach((url, entry) -> {
            String id = UUID.randomUUID().toString();
            entry.getResource().setId((String) null);
            entry.getResource().setUserData(JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, id);
            held.put(url, entry.getResource().fhirType() + "/" + id);
        });
        links.values().stream().flatMap(List::stream).forEach(link -> link.follow()
                .accept(held.get(link.entry())));
    }
}
