package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/**
 * What a reference can lead to while a decision is made: the registry, the entries of the message, what is on file.
 *
 * <p>A record is found by any of its addresses (full URL, relative id) and identifiers; one address or identifier may lead
 * to several records, and then means all of them. Registered organizations are added first.
 */
public final class Records {

    /**
     * One record.
     *
     * @param keys the same for all ways to name it; for a registered organization {@code Organization/} and its partner
     *     code, and an Organization entry with the numbers of two partners is both
     * @param type FHIR resource type
     * @param person true for the one person the question is about
     * @param resource itself, where it is at hand
     */
    public record Entry(Set<String> keys, String type, boolean person, Optional<Resource> resource) {

        /** A record of which no more than the reference to it is at hand. */
        public Entry(String key, String type, boolean person) {
            this(Set.of(key), type, person, Optional.empty());
        }

        boolean isOrganization() {
            return type.equals("Organization");
        }

        /** Whether it is this very consent, or another version of it. */
        boolean is(Consent consent) {
            return resource.filter(other -> other == consent
                            || (other instanceof Consent version && Identifiers.shared(version, consent)))
                    .isPresent();
        }
    }

    private final Map<String, Set<Entry>> byAddress = new HashMap<>();
    private final Map<String, Set<Entry>> byIdentifier = new HashMap<>();
    private final Set<String> ofPartners = new HashSet<>();

    /** Adds a registered organization under its relative id and its identifiers. */
    public Records partner(String code, Organization organization) {
        Entry partner = new Entry(Set.of("Organization/" + code), "Organization", false, Optional.of(organization));
        Identifiers.of(organization).forEach(identifier -> identifier(identifier, partner));
        ofPartners.addAll(Identifiers.of(organization));
        return address("Organization/" + organization.getIdElement().getIdPart(), partner);
    }

    /** Adds an entry of the message under its full URL and its identifiers. */
    public Records entry(String url, Resource resource) {
        return add(
                url,
                resource,
                new Entry(
                        keys(url, resource), resource.fhirType(), resource instanceof Patient, Optional.of(resource)));
    }

    /** Adds the person the question is about as the store knows them; the Patient of the message is the same one. */
    public Records person(String address) {
        Entry person = all().filter(Entry::person).findFirst().orElseGet(() -> new Entry(address, "Patient", true));
        return address(address, person);
    }

    /** Adds consents on file, and whatever they refer to: it was there when they were filed. */
    public Records onFile(List<Consent> consents) {
        for (Consent consent : consents) {
            String address = "Consent/" + consent.getIdElement().getIdPart();
            add(address, consent, new Entry(Set.of(address), "Consent", false, Optional.of(consent)));
        }
        consents.stream()
                .flatMap(References::in)
                .filter(reference -> reference.hasReference() && !byAddress.containsKey(reference.getReference()))
                .forEach(reference -> address(
                        reference.getReference(),
                        new Entry(
                                reference.getReference(),
                                String.valueOf(reference.getReferenceElement().getResourceType()),
                                false)));
        return this;
    }

    /** Adds a record under one more address. */
    public Records address(String address, Entry entry) {
        byAddress.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(entry);
        return this;
    }

    /** Adds a record under one more identifier. */
    public Records identifier(String system, String value, Entry entry) {
        return identifier(Identifiers.key(system, value), entry);
    }

    private Records identifier(String identifier, Entry entry) {
        byIdentifier.computeIfAbsent(identifier, key -> new LinkedHashSet<>()).add(entry);
        return this;
    }

    private Records add(String address, Resource resource, Entry entry) {
        Identifiers.of(resource).stream()
                .filter(identifier -> mayBeFoundBy(identifier, resource))
                .forEach(identifier -> identifier(identifier, entry));
        return address(address, entry);
    }

    /** A number of a registered partner leads to that partner alone, whoever else may carry it. */
    private boolean mayBeFoundBy(String identifier, Resource resource) {
        return !ofPartners.contains(identifier)
                && (resource instanceof Organization || !identifier.startsWith(Canonical.PARTNER + "|"));
    }

    /** An Organization entry is every partner whose identifier it carries; every other entry is itself. */
    private Set<String> keys(String url, Resource resource) {
        Set<String> partners = Identifiers.of(resource).stream()
                .filter(identifier -> resource instanceof Organization && ofPartners.contains(identifier))
                .flatMap(this::identified)
                .flatMap(entry -> entry.keys().stream())
                .collect(toUnmodifiableSet());
        return partners.isEmpty() ? Set.of(url) : partners;
    }

    /** What a permit names: where a reference gives an address and an identifier, both must lead to the same record. */
    Named proven(Reference reference) {
        Set<Entry> addressed = addressed(reference).collect(toSet());
        Set<Entry> identified = identified(reference).collect(toSet());
        if (!reference.hasReference() || !reference.hasIdentifier()) {
            return Named.of(Stream.concat(addressed.stream(), identified.stream()), words(reference));
        }
        Set<String> agreed = keys(addressed);
        agreed.retainAll(keys(identified));
        return new Named(
                addressed.stream()
                        .filter(entry -> !Collections.disjoint(entry.keys(), agreed))
                        .collect(toUnmodifiableSet()),
                agreed.isEmpty() ? words(reference) : Set.copyOf(agreed));
    }

    /** What anything said against sharing names, and what an item refers to: either way of naming suffices. */
    Named either(Reference reference) {
        Named found = Named.of(Stream.concat(addressed(reference), identified(reference)), Set.of());
        Set<String> both = new HashSet<>(found.keys());
        both.addAll(words(reference));
        return new Named(found.entries(), Set.copyOf(both), found.isKnown() ? found.keys() : words(reference));
    }

    /** Keys of all that a reference names, by either way. */
    public Set<String> keysOf(Reference reference) {
        return either(reference).keys();
    }

    /** Codes of the registered organizations that a reference names, by either way. */
    public Set<String> partnersNamed(Reference reference) {
        return partners(either(reference));
    }

    /** Codes of the registered organizations that a permit's reference names. */
    public Set<String> partnersProven(Reference reference) {
        return partners(proven(reference));
    }

    private static Set<String> partners(Named named) {
        return named.entries().stream()
                .filter(Entry::isOrganization)
                .flatMap(entry -> entry.keys().stream())
                .filter(key -> key.startsWith("Organization/"))
                .map(key -> key.substring("Organization/".length()))
                .collect(toUnmodifiableSet());
    }

    private static Set<String> keys(Set<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.keys().stream()).collect(toSet());
    }

    private static Set<String> words(Reference reference) {
        return Stream.concat(
                        Optional.ofNullable(reference.getReference()).stream(),
                        Identifiers.key(reference.getIdentifier()).stream())
                .collect(toUnmodifiableSet());
    }

    private Stream<Entry> addressed(Reference reference) {
        return byAddress.getOrDefault(String.valueOf(reference.getReference()), Set.of()).stream();
    }

    private Stream<Entry> identified(Reference reference) {
        return Identifiers.key(reference.getIdentifier()).stream().flatMap(this::identified);
    }

    private Stream<Entry> identified(String identifier) {
        return byIdentifier.getOrDefault(identifier, Set.of()).stream();
    }

    private Stream<Entry> all() {
        return byAddress.values().stream().flatMap(Set::stream);
    }
}
