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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/**
 * What a reference can lead to while a decision is made: the registry, the entries of the message, what is on file.
 *
 * <p>A record is found by any of its addresses (full URL, relative id) and identifiers; one address or identifier may lead
 * to several records, and then means all of them. Registered organizations are added first. What references name is worked
 * out once: the consents of one person refer to the same few records.
 */
public final class Records {

    private final Map<String, Set<Found>> byAddress = new HashMap<>();
    private final Map<String, Set<Found>> byIdentifier = new HashMap<>();
    private final Set<String> ofPartners = new HashSet<>();
    private final Map<Mention, Named> proven = new ConcurrentHashMap<>();
    private final Map<Mention, Named> either = new ConcurrentHashMap<>();

    /** Adds a registered organization under its relative id and its identifiers. */
    public Records partner(String code, Organization organization) {
        Found partner = new Found(Set.of("Organization/" + code), "Organization", false, Optional.of(organization));
        Identifiers.of(organization).forEach(identifier -> identifier(identifier, partner));
        ofPartners.addAll(Identifiers.of(organization));
        return address("Organization/" + organization.getIdElement().getIdPart(), partner);
    }

    /** Adds an entry of the message under its full URL and its identifiers. */
    public Records entry(String url, Resource resource) {
        return add(
                url,
                resource,
                new Found(
                        keys(url, resource), resource.fhirType(), resource instanceof Patient, Optional.of(resource)));
    }

    /** Adds the person the question is about as the store knows them; the Patient of the message is the same one. */
    public Records person(String address) {
        Found person = all().filter(Found::person).findFirst().orElseGet(() -> new Found(address, "Patient", true));
        return address(address, person);
    }

    /** Adds consents on file, and whatever they refer to: it was there when they were filed. */
    public Records onFile(List<Consent> consents) {
        for (Consent consent : consents) {
            String address = "Consent/" + consent.getIdElement().getIdPart();
            add(address, consent, new Found(Set.of(address), "Consent", false, Optional.of(consent)));
        }
        consents.stream().flatMap(References::in).forEach(this::wasThere);
        return this;
    }

    private void wasThere(Reference reference) {
        String address = reference.getReference();
        if (reference.hasReference() && !byAddress.containsKey(address)) {
            String type = String.valueOf(reference.getReferenceElement().getResourceType());
            address(address, new Found(address, type, false));
        }
        Identifiers.key(reference.getIdentifier())
                .filter(number -> reference.hasType() && !byIdentifier.containsKey(number))
                .ifPresent(number -> identifier(number, new Found(number, reference.getType(), false)));
    }

    /** Adds what is stored, under its address and its numbers. */
    public Records stored(Resource resource) {
        String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        Found known = byAddress.getOrDefault(address, Set.of()).stream()
                .findFirst()
                .orElseGet(() -> new Found(Set.of(address), resource.fhirType(), false, Optional.of(resource)));
        return add(address, resource, known);
    }

    /** Adds a record under one more address. */
    public Records address(String address, Found entry) {
        byAddress.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(entry);
        return forgetNames();
    }

    /** Adds a record under one more identifier. */
    public Records identifier(String system, String value, Found entry) {
        return identifier(Identifiers.key(system, value), entry);
    }

    private Records identifier(String identifier, Found entry) {
        byIdentifier.computeIfAbsent(identifier, key -> new LinkedHashSet<>()).add(entry);
        return forgetNames();
    }

    private Records forgetNames() {
        proven.clear();
        either.clear();
        return this;
    }

    private Records add(String address, Resource resource, Found entry) {
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
        return proven.computeIfAbsent(Mention.of(reference), this::prove);
    }

    /** What anything said against sharing names, and what an item refers to: either way of naming suffices. */
    Named either(Reference reference) {
        return either.computeIfAbsent(Mention.of(reference), this::hear);
    }

    private Named prove(Mention mention) {
        Set<Found> found = found(mention);
        Set<String> keys = keys(found.stream());
        if (mention.twice()) {
            Set<String> agreed = keys(addressed(mention));
            agreed.retainAll(keys(identified(mention)));
            found = addressed(mention)
                    .filter(entry -> !Collections.disjoint(entry.keys(), agreed))
                    .collect(toUnmodifiableSet());
            keys = agreed;
        }
        Set<String> names = keys.isEmpty() ? mention.words() : Set.copyOf(keys);
        return new Named(found, names, names, lasting(found, names, mention));
    }

    private Named hear(Mention mention) {
        Set<Found> found = found(mention);
        Set<String> keys = keys(found.stream());
        Set<String> identity = found.isEmpty() ? mention.words() : Set.copyOf(keys);
        keys.addAll(mention.words());
        return new Named(found, Set.copyOf(keys), identity, lasting(found, keys, mention));
    }

    private Set<Found> found(Mention mention) {
        return Stream.concat(addressed(mention), identified(mention)).collect(toUnmodifiableSet());
    }

    /** An address lasts no longer than its message; numbers do, and so does the registry. */
    private static Set<String> lasting(Set<Found> entries, Set<String> keys, Mention mention) {
        Set<String> own =
                entries.stream().flatMap(entry -> entry.lasting(keys).stream()).collect(toUnmodifiableSet());
        return own.isEmpty() ? mention.lasting() : own;
    }

    /** Keys of all that a reference names, by either way. */
    public Set<String> keysOf(Reference reference) {
        return either(reference).keys();
    }

    /** Every address and number of all that a reference names. */
    public Set<String> namesOf(Reference reference) {
        Named named = either(reference);
        return Stream.concat(
                        named.keys().stream(),
                        named.entries().stream()
                                .flatMap(entry -> entry.resource().stream())
                                .flatMap(resource -> Identifiers.of(resource).stream()))
                .collect(toUnmodifiableSet());
    }

    /** A number for what a reference names by its address alone, by which it is known again in another message. */
    public Optional<Identifier> numberOf(Reference reference) {
        Mention mention = Mention.of(reference);
        return addressed(mention)
                .flatMap(entry -> entry.resource().stream())
                .flatMap(resource -> Identifiers.first(resource).stream())
                .findFirst()
                .or(() -> mention.address().flatMap(Identifiers::ofAddress));
    }

    /** FHIR type of what a reference names, where that is known. */
    public Optional<String> typeOf(Reference reference) {
        return either(reference).entries().stream().map(Found::type).findFirst();
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
                .filter(Found::isOrganization)
                .flatMap(entry -> entry.keys().stream())
                .filter(key -> key.startsWith("Organization/"))
                .map(key -> key.substring("Organization/".length()))
                .collect(toUnmodifiableSet());
    }

    private static Set<String> keys(Stream<Found> entries) {
        return entries.flatMap(entry -> entry.keys().stream()).collect(toSet());
    }

    private Stream<Found> addressed(Mention mention) {
        return mention.address().stream().flatMap(address -> byAddress.getOrDefault(address, Set.of()).stream());
    }

    private Stream<Found> identified(Mention mention) {
        return mention.number().stream().flatMap(this::identified);
    }

    private Stream<Found> identified(String identifier) {
        return byIdentifier.getOrDefault(identifier, Set.of()).stream();
    }

    private Stream<Found> all() {
        return byAddress.values().stream().flatMap(Set::stream);
    }
}
