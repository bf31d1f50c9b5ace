package org.nextstephub.routes.hub;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Parameters;

/** Requests to the hub's FHIR server, each with an access token. */
final class HubClient {

    private final FhirContext fhir;
    private final String base;
    private final TokenSource tokens;

    HubClient(FhirContext fhir, String address, TokenSource tokens) {
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setConnectTimeout(5_000);
        fhir.getRestfulClientFactory().setSocketTimeout(18_000);
        fhir.getRestfulClientFactory().setPoolMaxTotal(64);
        fhir.getRestfulClientFactory().setPoolMaxPerRoute(64);
        this.fhir = fhir;
        this.base = address + "/fhir";
        this.tokens = tokens;
    }

    /**
     * Asks the hub. A token stops being valid early when its client is changed, as when a partner is added to it: another is
     * then fetched at once, and only once.
     */
    <T> T ask(Function<IGenericClient, T> request) {
        String token = tokens.token();
        try {
            return request.apply(client(token));
        } catch (AuthenticationException ended) {
            return request.apply(client(tokens.insteadOf(token)));
        }
    }

    /** Clients are light and share their connections. */
    private IGenericClient client(String token) {
        IGenericClient client = fhir.newRestfulGenericClient(base);
        client.setEncoding(EncodingEnum.JSON);
        client.registerInterceptor(new Bearer(token));
        return client;
    }

    /** @throws HubUnavailable when the hub cannot be asked */
    Parameters operation(String name, Parameters input) {
        try {
            return ask(client -> client.operation()
                    .onServer()
                    .named(name)
                    .withParameters(input)
                    .execute());
        } catch (RuntimeException failure) {
            throw HubUnavailable.because(name + " failed", failure);
        }
    }

    private record Bearer(String token) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            request.addHeader("Authorization", "Bearer " + token);
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            // nothing to do: answers need no treatment
        }
    }
}
