package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.extensions;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.nextstephub.profiles.Canonical;

/** Which direction and which discloser a Consent is about. */
final class Directions {

    static final String OURS = "clinical-to-peer";
    private static final String OTHER = "peer-to-clinical";
    static final String CALLER = "lakeshore-hospital";

    private final References references;

    Directions(References references) {
        this.references = references;
    }

    /** As stated, else as plain from organization and actor; empty where it is neither. */
    Optional<String> of(Statement statement) {
        return isStated(statement) ? stated(statement) : plain(statement);
    }

    private static boolean isStated(Statement statement) {
        return extensions(statement.json(), Canonical.EXT_CONSENT_DIRECTION)
                .findAny()
                .isPresent();
    }

    /** Empty where the extension is absent or says nothing known. */
    Optional<String> stated(Statement statement) {
        List<String> codes = extensions(statement.json(), Canonical.EXT_CONSENT_DIRECTION)
                .map(extension -> text(extension, "valueCode"))
                .distinct()
                .toList();
        return codes.size() == 1 && Set.of(OURS, OTHER).contains(codes.get(0))
                ? Optional.of(codes.get(0))
                : Optional.empty();
    }

    private Optional<String> plain(Statement statement) {
        List<JsonNode> organizations = each(statement.json(), "organization").toList();
        List<JsonNode> actors = each(statement.root(), "actor")
                .map(actor -> actor.path("reference"))
                .toList();
        if (organizations.size() != 1 || actors.isEmpty()) {
            return Optional.empty();
        }
        BiPredicate<JsonNode, String> names = statement.isPermit() ? references::exactly : references::loosely;
        Predicate<JsonNode> peer = reference -> names.test(reference, Canonical.PSSEO);
        Predicate<JsonNode> agency = reference -> References.PARTNERS.stream()
                .filter(partner -> !partner.equals(Canonical.PSSEO))
                .anyMatch(partner -> names.test(reference, partner));
        boolean received = actors.stream().anyMatch(peer);
        if (agency.test(organizations.get(0)) && !peer.test(organizations.get(0)) && received) {
            return Optional.of(OURS);
        }
        return peer.test(organizations.get(0)) && !received && actors.stream().anyMatch(agency)
                ? Optional.of(OTHER)
                : Optional.empty();
    }

    /** C7: not of the other direction. A no that states none is about both. */
    boolean isOurs(Statement statement) {
        return of(statement).map(OURS::equals).orElse(true);
    }

    /** C8: not of another discloser. A no that states none is about all. */
    boolean isTheCallers(Statement statement) {
        List<JsonNode> stated = each(statement.json(), "organization")
                .filter(References::namesSomething)
                .toList();
        if (statement.isPermit()) {
            return stated.stream().allMatch(organization -> references.exactly(organization, CALLER));
        }
        return stated.isEmpty() || stated.stream().anyMatch(organization -> references.loosely(organization, CALLER));
    }
}
