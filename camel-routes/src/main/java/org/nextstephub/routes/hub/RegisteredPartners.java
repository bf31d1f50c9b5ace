package org.nextstephub.routes.hub;

import static java.util.stream.Collectors.toSet;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** The registry of partners as the hub shows it to a client, put together from its resources. */
final class RegisteredPartners {

    private RegisteredPartners() {}

    static List<RegisteredPartner> of(IGenericClient client) {
        List<Endpoint> endpoints = all(client, Endpoint.class);
        List<HealthcareService> services = all(client, HealthcareService.class);
        return all(client, Organization.class).stream()
                .map(organization -> partner(organization, endpoints, services))
                .toList();
    }

    private static RegisteredPartner partner(
            Organization organization, List<Endpoint> endpoints, List<HealthcareService> services) {
        String reference = "Organization/" + organization.getIdElement().getIdPart();
        Map<String, String> options = new HashMap<>();
        Map<String, String> doors = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            if (reference.equals(endpoint.getManagingOrganization().getReference())) {
                endpoint.getExtensionsByUrl(Canonical.EXT_PARTNER_OPTION)
                        .forEach(option -> options.put(part(option, "code"), part(option, "value")));
                if (endpoint.getStatus() == EndpointStatus.ACTIVE) {
                    doors.put(endpoint.getConnectionType().getCode(), endpoint.getAddress());
                }
            }
        }
        Set<String> programmes = services.stream()
                .filter(service -> reference.equals(service.getProvidedBy().getReference()))
                .flatMap(service -> service.getIdentifier().stream())
                .map(Identifier::getValue)
                .collect(toSet());
        return new RegisteredPartner(
                values(organization, Canonical.PARTNER).stream().findFirst().orElse(""),
                values(organization, Canonical.APPLICATION),
                values(organization, Canonical.FACILITY),
                values(organization, Canonical.TLS_SUBJECT),
                values(organization, Canonical.SOURCE_ADDRESS),
                organization.getActive(),
                options,
                doors,
                programmes);
    }

    private static String part(Extension option, String name) {
        return option.getExtensionByUrl(name).getValueAsPrimitive().getValueAsString();
    }

    private static <T extends Resource> List<T> all(IGenericClient client, Class<T> type) {
        List<T> found = new ArrayList<>();
        Bundle page = client.search()
                .forResource(type)
                .count(100)
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.getEntry().forEach(entry -> found.add(type.cast(entry.getResource())));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return found;
            }
            page = client.loadPage().next(page).execute();
        }
    }

    private static List<String> values(Organization organization, String system) {
        return organization.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .toList();
    }
}
