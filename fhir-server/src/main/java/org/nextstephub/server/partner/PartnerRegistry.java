package org.nextstephub.server.partner;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.JdbcRegistryVersion;
import org.springframework.stereotype.Component;

/**
 * Partners, their agreements and options, as of this moment: kept in memory under the version number that every change
 * counts up, so a change counts from its commit on every replica.
 */
@Component
public class PartnerRegistry {

    private record Snapshot(long version, Map<String, Partner> partners, Map<String, Organization> organizations) {}

    private final HubStore store;
    private final JdbcRegistryVersion version;
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Map.of());

    PartnerRegistry(HubStore store, JdbcRegistryVersion version) {
        this.store = store;
        this.version = version;
    }

    public Optional<Partner> find(String code) {
        return Optional.ofNullable(current().partners().get(code));
    }

    public Collection<Partner> all() {
        return current().partners().values();
    }

    /** What a partner is called; its code where it has no name. */
    public String name(String code) {
        return Optional.ofNullable(current().organizations().get(code))
                .map(Organization::getName)
                .orElse(code);
    }

    /** Id of PSSEO's Organization. */
    public String peerOrganizationId() {
        return find(Canonical.PSSEO).orElseThrow().organizationId();
    }

    /** Adds every registered organization to what references can point to. */
    public Records addTo(Records records) {
        current().organizations().forEach(records::partner);
        return records;
    }

    private Snapshot current() {
        long now = version.current();
        Snapshot known = snapshot;
        if (known.version() != now) {
            known = load(now);
            snapshot = known;
        }
        return known;
    }

    private Snapshot load(long now) {
        List<Contract> contracts = store.all(Contract.class);
        List<Endpoint> endpoints = store.all(Endpoint.class);
        Map<String, Organization> organizations = store.all(Organization.class).stream()
                .filter(organization -> code(organization).isPresent())
                .collect(toMap(
                        organization -> code(organization).orElseThrow(),
                        organization -> organization,
                        (first, again) -> first));
        Map<String, Partner> partners = new HashMap<>();
        organizations.forEach((code, organization) -> {
            String id = organization.getIdElement().getIdPart();
            partners.put(
                    code,
                    new Partner(
                            code,
                            id,
                            organization.getActive(),
                            options(endpoints, id),
                            doors(endpoints, id),
                            contracts.stream()
                                    .filter(contract -> contract.getSubject().stream()
                                            .anyMatch(subject ->
                                                    subject.getReference().equals("Organization/" + id)))
                                    .toList()));
        });
        return new Snapshot(now, Map.copyOf(partners), Map.copyOf(organizations));
    }

    private static Set<String> doors(List<Endpoint> endpoints, String organizationId) {
        return of(endpoints, organizationId)
                .filter(endpoint -> endpoint.getStatus() == Endpoint.EndpointStatus.ACTIVE)
                .map(endpoint -> endpoint.getConnectionType().getCode())
                .collect(toSet());
    }

    private static Stream<Endpoint> of(List<Endpoint> endpoints, String organizationId) {
        return endpoints.stream().filter(endpoint -> ("Organization/" + organizationId)
                .equals(endpoint.getManagingOrganization().getReference()));
    }

    private static Map<String, String> options(List<Endpoint> endpoints, String organizationId) {
        return of(endpoints, organizationId)
                .flatMap(endpoint -> endpoint.getExtensionsByUrl(Canonical.EXT_PARTNER_OPTION).stream())
                .collect(toMap(
                        option -> part(option, "code"), option -> part(option, "value"), (first, again) -> first));
    }

    private static String part(Extension option, String name) {
        return option.getExtensionByUrl(name).getValueAsPrimitive().getValueAsString();
    }

    private static Optional<String> code(Organization organization) {
        return organization.getIdentifier().stream()
                .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }
}
