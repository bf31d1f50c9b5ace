package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;

/**
 * One record that a reference can lead to.
 *
 * @param keys the same for all ways to name it; for a registered organization {@code Organization/} and its partner
 *     code, and an Organization entry with the numbers of two partners is both
 * @param type FHIR resource type
 * @param person true for the one person the question is about
 * @param resource itself, where it is at hand
 */
public record Found(Set<String> keys, String type, boolean person, Optional<Resource> resource) {

    /** A record of which no more than the reference to it is at hand. */
    public Found(String key, String type, boolean person) {
        this(Set.of(key), type, person, Optional.empty());
    }

    boolean isOrganization() {
        return type.equals("Organization");
    }

    boolean isRegistered() {
        return isOrganization() && keys.stream().anyMatch(key -> key.startsWith("Organization/"));
    }

    /**
     * By which it is known again in another message; empty when that is not known of it.
     *
     * @param named those of its keys by which it is named here
     */
    Set<String> lasting(Set<String> named) {
        if (person || isRegistered()) {
            return keys.stream().filter(named::contains).collect(toUnmodifiableSet());
        }
        return resource.flatMap(Identifiers::first)
                .flatMap(Identifiers::key)
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Whether it is this very consent, or another version of it. */
    boolean is(Consent consent) {
        return resource.filter(other ->
                        other == consent || (other instanceof Consent version && Identifiers.shared(version, consent)))
                .isPresent();
    }
}
