package org.nextstephub.server.consent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a reference can point to while a decision is made: the entries of the message, the registry, what is on file.
 *
 * <p>A record has one key; it is found by any of its addresses (full URL, relative id) or identifiers.
 */
public final class Records {

    /**
     * @param key the same for all ways to name one record; for a registered organization {@code Organization/} and its
     *     partner code
     * @param type FHIR resource type
     * @param person true for the one person the question is about
     */
    public record Entry(String key, String type, boolean person) {}

    private final Map<String, Entry> byAddress = new HashMap<>();
    private final Map<String, Entry> byIdentifier = new HashMap<>();

    /** Registers a record under one more address. */
    public Records address(String address, Entry entry) {
        byAddress.put(address, entry);
        return this;
    }

    /** Registers a record under one more identifier. */
    public Records identifier(String system, String value, Entry entry) {
        byIdentifier.put(system + "|" + value, entry);
        return this;
    }

    /** Registers an entry under its address and all its identifiers. */
    public Records entry(String address, Resource resource, Entry entry) {
        address(address, entry);
        Property identifiers = resource.getNamedProperty("identifier");
        if (identifiers == null) {
            return this;
        }
        identifiers.getValues().stream()
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .forEach(identifier -> identifier(identifier.getSystem(), identifier.getValue(), entry));
        return this;
    }

    /** The record a reference names; where it gives an address and an identifier, both must name the same one. */
    public Optional<Entry> find(Reference reference) {
        Optional<Entry> addressed = byAddress(reference);
        Optional<Entry> identified = byIdentifier(reference);
        if (reference.hasReference() && reference.hasIdentifier()) {
            return addressed.filter(entry -> identified.filter(entry::equals).isPresent());
        }
        return addressed.or(() -> identified);
    }

    /** The record a reference names in a refusal, where either way of naming suffices. */
    public Optional<Entry> findEither(Reference reference) {
        return byAddress(reference).or(() -> byIdentifier(reference));
    }

    private Optional<Entry> byAddress(Reference reference) {
        return reference.hasReference()
                ? Optional.ofNullable(byAddress.get(reference.getReference()))
                : Optional.empty();
    }

    private Optional<Entry> byIdentifier(Reference reference) {
        return Optional.ofNullable(byIdentifier.get(reference.getIdentifier().getSystem() + "|"
                + reference.getIdentifier().getValue()));
    }
}
