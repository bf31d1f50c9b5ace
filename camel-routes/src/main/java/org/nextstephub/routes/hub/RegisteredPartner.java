package org.nextstephub.routes.hub;

import java.util.List;
import java.util.Map;

/**
 * A partner as the registry lists it for the routes.
 *
 * @param applications names it uses in MSH-3.1
 * @param facilities names it uses in MSH-4.1
 * @param options partner options (code system {@code ns-partner-option})
 */
public record RegisteredPartner(
        String code, List<String> applications, List<String> facilities, boolean active, Map<String, String> options) {

    public RegisteredPartner {
        applications = List.copyOf(applications);
        facilities = List.copyOf(facilities);
        options = Map.copyOf(options);
    }

    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
