package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.given;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nextstephub.profiles.Canonical;

/** Section 6.3, matching in refusals and exceptions. */
final class Exceptions {

    private static final Set<String> MATCHING = Set.of("COC", "CAREMGT", "TREAT", "HOPERAT", "PurposeOfUse");

    private final References references;
    private final Items items;

    Exceptions(References references, Items items) {
        this.references = references;
        this.items = items;
    }

    /** A refusal that names the recipient or nobody, and whose purposes are absent or match. */
    boolean refuses(Statement refusal) {
        return matchesActor(refusal.root()) && matchesPurpose(refusal.root());
    }

    boolean namesTheRecipient(Statement refusal) {
        return each(refusal.root(), "actor")
                .anyMatch(actor -> references.loosely(actor.path("reference"), Canonical.PSSEO));
    }

    /** All stated elements match, one value of an element suffices, and one that states nothing matches everything. */
    boolean applies(Statement permit, JsonNode exception) {
        return matchesActor(exception) && matchesPurpose(exception) && matchesData(permit, exception);
    }

    private boolean matchesActor(JsonNode provision) {
        return !given(provision, "actor")
                || each(provision, "actor")
                        .anyMatch(actor -> references.loosely(actor.path("reference"), Canonical.PSSEO));
    }

    private static boolean matchesPurpose(JsonNode provision) {
        return !given(provision, "purpose")
                || each(provision, "purpose")
                        .anyMatch(purpose -> text(purpose, "system").equals(Canonical.ACT_REASON)
                                && MATCHING.contains(text(purpose, "code")));
    }

    private boolean matchesData(Statement permit, JsonNode exception) {
        return !given(exception, "data")
                || each(exception, "data").anyMatch(data -> {
                    Set<String> meant = names(permit, data.path("reference"));
                    boolean related = text(data, "meaning").equals("related");
                    return items.entries().stream()
                            .anyMatch(item -> share(meant, names(item)) || (related && refers(item, meant)));
                });
    }

    private static boolean share(Set<String> one, Set<String> other) {
        return !Collections.disjoint(one, other);
    }

    private boolean refers(JsonNode item, Set<String> meant) {
        return referencesIn(item.path("resource"))
                .anyMatch(reference -> share(meant, names(reference, text(reference, "reference"))));
    }

    private static Stream<JsonNode> referencesIn(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .flatMap(child -> Stream.concat(
                        child.path("reference").isTextual()
                                        || child.path("identifier").isObject()
                                ? Stream.of(child)
                                : Stream.empty(),
                        referencesIn(child)));
    }

    /** On file the person goes by the address of the Consent's own patient. */
    private Set<String> names(Statement permit, JsonNode reference) {
        String address = text(reference, "reference");
        boolean person = !permit.sent()
                && !address.isEmpty()
                && address.equals(text(permit.json().path("patient"), "reference"));
        Set<String> names = names(reference, address);
        if (person) {
            items.entries().stream()
                    .filter(entry ->
                            text(entry.path("resource"), "resourceType").equals("Patient"))
                    .forEach(entry -> names.addAll(names(entry)));
        }
        return names;
    }

    /** Everything that a reference says or leads to. */
    private Set<String> names(JsonNode reference, String address) {
        Set<String> names = new HashSet<>();
        if (!address.isEmpty()) {
            names.add(address);
        }
        References.identifier(reference.path("identifier")).ifPresent(names::add);
        for (References.Way way : references.ways(reference)) {
            way.registered()
                    .forEach(partner ->
                            names.addAll(List.of(Canonical.PARTNER + "|" + partner, "Organization/o-" + partner)));
            way.entries().forEach(entry -> names.addAll(names(entry)));
        }
        return names;
    }

    private static Set<String> names(JsonNode entry) {
        Set<String> names = References.identifiers(entry);
        names.add(text(entry, "fullUrl"));
        return names;
    }
}
