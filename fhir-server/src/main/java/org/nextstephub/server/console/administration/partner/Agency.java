package org.nextstephub.server.console.administration.partner;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.HubApi;

/** An organization of the registry, as forms name its parts. */
record Agency(Organization organization) {

    static Agency of(HubApi hub, String id) {
        return new Agency(hub.read(Organization.class, id));
    }

    static List<Agency> all(HubApi hub) {
        return hub.search(Organization.class, "_count=200").stream()
                .map(Agency::new)
                .filter(agency -> !agency.code().isEmpty())
                .toList();
    }

    /** Peer support's own organization; an empty registry has none. */
    static Optional<Agency> peer(HubApi hub) {
        return all(hub).stream()
                .filter(agency -> agency.code().equals(Canonical.PSSEO))
                .findFirst();
    }

    String id() {
        return organization.getIdElement().getIdPart();
    }

    String version() {
        return organization.getMeta().getVersionId();
    }

    String reference() {
        return "Organization/" + id();
    }

    String name() {
        return organization.getName();
    }

    String code() {
        return value(Canonical.PARTNER);
    }

    String value(String system) {
        return organization.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }

    /** Says something else, or no more, of one of its identifiers. */
    static void put(Organization organization, String system, String value) {
        organization.getIdentifier().removeIf(identifier -> system.equals(identifier.getSystem()));
        if (!value.isEmpty()) {
            organization.addIdentifier(new Identifier().setSystem(system).setValue(value));
        }
    }

    String page() {
        return page(id());
    }

    static String page(String id) {
        return "/console/partners/" + id;
    }
}
