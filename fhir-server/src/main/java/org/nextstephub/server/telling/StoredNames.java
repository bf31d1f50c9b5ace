package org.nextstephub.server.telling;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.References;
import org.nextstephub.server.store.HubStore;

/**
 * By which names an exception may mean a stored record, what it refers to, or the worker who would look: an exception by
 * number reaches what refers by address. Looked up only where there is an exception.
 */
final class StoredNames {

    private final HubStore store;

    StoredNames(HubStore store) {
        this.store = store;
    }

    /** Adds what the record refers to, with its numbers. */
    void of(Resource record, List<Consent> filed, Records records) {
        if (excepts(filed)) {
            References.in(record).flatMap(this::stored).forEach(records::stored);
        }
    }

    /** Every address and number of a registered worker. */
    Set<String> ofWorker(String worker, List<Consent> filed, Records records) {
        Reference role = new Reference("PractitionerRole/" + worker);
        if (!excepts(filed)) {
            return Set.of(role.getReference());
        }
        List<Reference> ways = new ArrayList<>(List.of(role));
        store.find(PractitionerRole.class, worker)
                .map(PractitionerRole::getPractitioner)
                .ifPresent(ways::add);
        ways.stream().flatMap(this::stored).forEach(records::stored);
        return ways.stream().flatMap(way -> records.namesOf(way).stream()).collect(toUnmodifiableSet());
    }

    private static boolean excepts(List<Consent> filed) {
        return filed.stream().anyMatch(consent -> consent.getProvision().hasProvision());
    }

    private Stream<Resource> stored(Reference reference) {
        return Optional.ofNullable(reference.getReferenceElement().getResourceType())
                .flatMap(
                        type -> store.find(type, reference.getReferenceElement().getIdPart()))
                .stream();
    }
}
