package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;

/**
 * What references name (section 6.3, references): an entry by fullUrl or identifier, or a record of the registry. In a
 * permit every way of naming that is given must lead to the same record; elsewhere either suffices.
 */
final class References {

    static final Set<String> PARTNERS =
            Set.of("lakeshore-hospital", "rideau-clinic", "frontenac-cm", "quinte-clinic", "psseo");

    private static final String REGISTRY = "Organization/o-";

    private final List<JsonNode> entries;

    References(JsonNode bundle) {
        entries = each(bundle, "entry").toList();
    }

    /** System and value in one text; empty where either is missing. */
    static Optional<String> identifier(JsonNode identifier) {
        String system = text(identifier, "system");
        String value = text(identifier, "value");
        return system.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(system + "|" + value);
    }

    static boolean namesSomething(JsonNode reference) {
        return !text(reference, "reference").isEmpty()
                || !text(reference.path("identifier"), "value").isEmpty();
    }

    Stream<JsonNode> resources(String type) {
        return entries.stream().map(entry -> entry.path("resource")).filter(resource -> text(resource, "resourceType")
                .equals(type));
    }

    List<JsonNode> entries() {
        return entries;
    }

    /** The ways in which a reference names something; each is the entries and the partners that it leads to. */
    List<Way> ways(JsonNode reference) {
        List<Way> ways = new ArrayList<>();
        String address = text(reference, "reference");
        if (!address.isEmpty()) {
            ways.add(byAddress(address));
        }
        if (reference.has("identifier")) {
            ways.add(byIdentifier(reference.path("identifier")));
        }
        return ways;
    }

    private Way byAddress(String address) {
        List<JsonNode> found = entries.stream()
                .filter(entry -> text(entry, "fullUrl").equals(address))
                .toList();
        Set<String> registered = PARTNERS.stream()
                .filter(partner -> address.equals(REGISTRY + partner))
                .collect(Collectors.toSet());
        return new Way(found, registered);
    }

    private Way byIdentifier(JsonNode identifier) {
        List<JsonNode> found = identifier(identifier).stream()
                .flatMap(name ->
                        entries.stream().filter(entry -> identifiers(entry).contains(name)))
                .toList();
        if (!text(identifier, "system").equals(Canonical.PARTNER)) {
            return new Way(found, Set.of());
        }
        String number = text(identifier, "value");
        return new Way(List.of(), PARTNERS.contains(number) ? Set.of(number) : Set.of());
    }

    static Set<String> identifiers(JsonNode entry) {
        JsonNode resource = entry.path("resource");
        Set<String> names = new HashSet<>();
        Stream.concat(each(resource, "identifier"), each(resource, "masterIdentifier"))
                .forEach(each -> identifier(each).ifPresent(names::add));
        return names;
    }

    /** As a permit must say it; an Organization entry with two partner numbers is both. */
    boolean exactly(JsonNode reference, String partner) {
        List<Way> ways = ways(reference);
        return !ways.isEmpty()
                && ways.stream().allMatch(way -> way.organizations().contains(partner));
    }

    /** As a refusal, an exception or a no may say it. */
    boolean loosely(JsonNode reference, String partner) {
        return ways(reference).stream().anyMatch(way -> way.organizations().contains(partner));
    }

    /** What a reference leads to, as texts that are equal where the records are. */
    Set<String> identity(Statement statement, JsonNode reference, Person person) {
        if (person.isNamedExactly(statement, reference)) {
            return Set.of("the person");
        }
        Set<String> names = new HashSet<>();
        for (Way way : ways(reference)) {
            way.organizations().forEach(partner -> names.add("partner " + partner));
            way.entries().stream()
                    .filter(entry -> !Way.isOrganization(entry))
                    .forEach(entry -> names.add("entry " + text(entry, "fullUrl")));
        }
        return names.isEmpty() ? Set.of("nothing known: " + reference) : names;
    }

    /** One way of naming. */
    record Way(List<JsonNode> entries, Set<String> registered) {

        static boolean isOrganization(JsonNode entry) {
            return text(entry.path("resource"), "resourceType").equals("Organization");
        }

        boolean leadsNowhere() {
            return entries.isEmpty() && registered.isEmpty();
        }

        boolean leadsTo(String type) {
            return entries.stream().anyMatch(entry -> text(entry.path("resource"), "resourceType")
                    .equals(type));
        }

        /** Partners named by the registry or by an Organization entry. */
        Set<String> organizations() {
            return partners(entries.stream().filter(Way::isOrganization));
        }

        private Set<String> partners(Stream<JsonNode> from) {
            Set<String> partners = new HashSet<>(registered);
            from.map(References::identifiers).forEach(names -> PARTNERS.stream()
                    .filter(partner -> names.contains(Canonical.PARTNER + "|" + partner))
                    .forEach(partners::add));
            return partners;
        }
    }
}
