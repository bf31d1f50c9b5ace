package org.nextstephub.routes.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A partner as the registry lists it for the routes.
 *
 * @param applications names it uses in MSH-3.1
 * @param facilities names it uses in MSH-4.1
 * @param certificates client certificates that are bound to it: SHA-256 fingerprints, or issuer and subject with a bar between
 * @param addresses addresses or networks from which it may send without TLS
 * @param options partner options (code system {@code ns-partner-option})
 * @param doors connection types of its endpoints, each with the address
 * @param programmes codes of its registered programmes
 */
public record RegisteredPartner(
        String code,
        List<String> applications,
        List<String> facilities,
        List<String> certificates,
        List<String> addresses,
        boolean active,
        Map<String, String> options,
        Map<String, String> doors,
        Set<String> programmes) {

    public RegisteredPartner {
        applications = List.copyOf(applications);
        facilities = List.copyOf(facilities);
        certificates = List.copyOf(certificates);
        addresses = List.copyOf(addresses);
        options = Map.copyOf(options);
        doors = Map.copyOf(doors);
        programmes = Set.copyOf(programmes);
    }

    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
