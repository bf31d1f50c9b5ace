package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextstephub.profiles.Canonical;

/** Section 6.3, same meaning. Order, ids and texts do not count. */
record Meaning(
        Optional<String> direction,
        Set<String> discloser,
        Set<String> recipients,
        Set<String> purposes,
        Instant begins,
        Instant ends,
        Set<String> wordings,
        Set<Exception> exceptions) {

    /** One exception, as the sets of what it states. */
    record Exception(Set<String> actors, Set<String> purposes, Set<String> instances, Set<String> related) {}

    /** Reads meanings; references are compared by what they lead to. */
    record Reader(References references, Directions directions, Person person) {

        Meaning of(Statement statement) {
            JsonNode root = statement.root();
            return new Meaning(
                    directions.of(statement),
                    each(statement.json(), "organization")
                            .flatMap(organization -> own(statement, organization).stream())
                            .collect(Collectors.toSet()),
                    each(root, "actor")
                            .filter(actor -> References.namesSomething(actor.path("reference")))
                            .flatMap(actor -> own(statement, actor.path("reference")).stream())
                            .collect(Collectors.toSet()),
                    purposes(root),
                    statement.begins(),
                    statement.ends(),
                    each(statement.json(), "policy")
                            .map(policy -> text(policy, "uri"))
                            .collect(Collectors.toSet()),
                    each(root, "provision")
                            .map(exception -> exception(statement, exception))
                            .collect(Collectors.toSet()));
        }

        /** A permit must name by every way; elsewhere either suffices. */
        private Set<String> own(Statement statement, JsonNode reference) {
            Set<String> names = references.identity(statement, reference, person);
            if (!statement.isPermit()) {
                return names;
            }
            Set<String> agreed = names.stream()
                    .filter(name -> !name.startsWith("partner ")
                            || references.exactly(reference, name.substring("partner ".length())))
                    .collect(Collectors.toSet());
            return agreed.isEmpty() ? Set.of("nothing known: " + reference) : agreed;
        }

        private Exception exception(Statement statement, JsonNode exception) {
            return new Exception(
                    actors(statement, exception),
                    purposes(exception),
                    data(statement, exception, "instance"),
                    data(statement, exception, "related"));
        }

        private Set<String> actors(Statement statement, JsonNode provision) {
            return each(provision, "actor")
                    .flatMap(actor -> references.identity(statement, actor.path("reference"), person).stream())
                    .collect(Collectors.toSet());
        }

        private static Set<String> purposes(JsonNode provision) {
            return each(provision, "purpose")
                    .filter(purpose -> text(purpose, "system").equals(Canonical.ACT_REASON))
                    .map(purpose -> text(purpose, "code"))
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toSet());
        }

        private Set<String> data(Statement statement, JsonNode provision, String meaning) {
            return each(provision, "data")
                    .filter(data -> text(data, "meaning").equals(meaning))
                    .flatMap(data -> references.identity(statement, data.path("reference"), person).stream())
                    .collect(Collectors.toSet());
        }

        /** Who gave it and what proves it, which one consent said twice must not change (C6). */
        Set<Set<String>> proof(Statement statement) {
            Set<Set<String>> proof = each(statement.json(), "performer")
                    .filter(References::namesSomething)
                    .map(performer -> proving(statement, performer))
                    .collect(Collectors.toSet());
            each(statement.json(), "sourceReference")
                    .filter(References::namesSomething)
                    .map(source -> proving(statement, source))
                    .map(names -> names.stream().map(name -> "proof " + name).collect(Collectors.toSet()))
                    .forEach(proof::add);
            each(statement.json(), "sourceAttachment")
                    .map(source ->
                            Set.of(text(source, "data"), "url " + text(source, "url"), "hash " + text(source, "hash")))
                    .forEach(proof::add);
            return proof;
        }

        /** In a permit a way of naming that leads nowhere contradicts the other. */
        private Set<String> proving(Statement statement, JsonNode reference) {
            boolean contradicts = statement.isPermit()
                    && references.ways(reference).stream().anyMatch(References.Way::leadsNowhere)
                    && references.ways(reference).size() > 1;
            return contradicts
                    ? Set.of("nothing known: " + reference)
                    : references.identity(statement, reference, person);
        }
    }
}
