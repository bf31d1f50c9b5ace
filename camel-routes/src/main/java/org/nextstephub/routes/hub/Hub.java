package org.nextstephub.routes.hub;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** The hub's FHIR server as the routes see it. */
public class Hub {

    private final IGenericClient client;

    public Hub(FhirContext fhir, String address, TokenSource tokens) {
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setConnectTimeout(5_000);
        fhir.getRestfulClientFactory().setSocketTimeout(18_000);
        fhir.getRestfulClientFactory().setPoolMaxTotal(64);
        fhir.getRestfulClientFactory().setPoolMaxPerRoute(64);
        this.client = fhir.newRestfulGenericClient(address + "/fhir");
        client.setEncoding(EncodingEnum.JSON);
        client.registerInterceptor(new Bearer(tokens));
    }

    /**
     * Hands in one message and returns the hub's answer.
     *
     * @return the answer message: a MessageHeader with its response, an OperationOutcome, perhaps a Task
     * @throws HubUnavailable when the hub promises nothing
     */
    public Answer submit(Bundle message) {
        try {
            Bundle answer = client.operation()
                    .processMessage()
                    .setMessageBundle(message)
                    .synchronous(Bundle.class)
                    .execute();
            return Answer.of(answer);
        } catch (BaseServerResponseException refused) {
            if (refused.getStatusCode() == 403 && refused.getOperationOutcome() instanceof OperationOutcome outcome) {
                return new Answer(MessageHeader.ResponseType.FATALERROR, outcome, "");
            }
            throw new HubUnavailable("the hub answered " + refused.getStatusCode());
        } catch (RuntimeException failure) {
            throw failure instanceof HubUnavailable known
                    ? known
                    : new HubUnavailable(
                            "no connection to the hub: " + failure.getClass().getSimpleName());
        }
    }

    /** All registered partners that this client may speak for, with their options. */
    public List<RegisteredPartner> partners() {
        try {
            Map<String, Map<String, String>> options = new HashMap<>();
            for (Resource resource : all(Endpoint.class)) {
                Endpoint endpoint = (Endpoint) resource;
                endpoint.getExtensionsByUrl(Canonical.EXT_PARTNER_OPTION).forEach(option -> options.computeIfAbsent(
                                endpoint.getManagingOrganization().getReference(), key -> new HashMap<>())
                        .put(
                                option.getExtensionByUrl("code")
                                        .getValueAsPrimitive()
                                        .getValueAsString(),
                                option.getExtensionByUrl("value")
                                        .getValueAsPrimitive()
                                        .getValueAsString()));
            }
            List<RegisteredPartner> partners = new ArrayList<>();
            for (Resource resource : all(Organization.class)) {
                Organization organization = (Organization) resource;
                String reference = "Organization/" + organization.getIdElement().getIdPart();
                partners.add(new RegisteredPartner(
                        values(organization, Canonical.PARTNER).stream()
                                .findFirst()
                                .orElse(""),
                        values(organization, Canonical.APPLICATION),
                        values(organization, Canonical.FACILITY),
                        organization.getActive(),
                        options.getOrDefault(reference, Map.of())));
            }
            return partners;
        } catch (RuntimeException failure) {
            throw new HubUnavailable(
                    "the partner registry cannot be read: " + failure.getClass().getSimpleName());
        }
    }

    private List<Resource> all(Class<? extends Resource> type) {
        List<Resource> found = new ArrayList<>();
        Bundle page = client.search()
                .forResource(type)
                .count(100)
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.getEntry().forEach(entry -> found.add(entry.getResource()));
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

    private record Bearer(TokenSource tokens) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            request.addHeader("Authorization", "Bearer " + tokens.token());
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            // nothing to do: answers need no treatment
        }
    }
}
