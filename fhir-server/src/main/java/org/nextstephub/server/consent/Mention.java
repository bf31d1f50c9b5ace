package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a reference says; two that say the same name the same.
 *
 * @param address as it is written
 * @param number of its identifier; empty when nothing can be found by it
 * @param twice whether it gives an address and an identifier, which must then agree
 */
record Mention(Optional<String> address, Optional<String> number, boolean twice) {

    static Mention of(Reference reference) {
        return new Mention(
                Optional.ofNullable(reference.getReference()),
                Identifiers.key(reference.getIdentifier()),
                reference.hasReference() && reference.hasIdentifier());
    }

    /** The words that it uses itself. */
    Set<String> words() {
        return Stream.concat(address.stream(), number.stream()).collect(toUnmodifiableSet());
    }

    /** What it says that holds in another message too: its number, else a globally unique address, else its words. */
    Set<String> lasting() {
        return number.or(() -> address.flatMap(Identifiers::ofAddress).flatMap(Identifiers::key))
                .map(Set::of)
                .orElseGet(this::words);
    }
}
