package org.nextstephub.routes.hub;

import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;

/** Notices whether the answer to a message is the stored one to the same message, accepted before. */
final class RepetitionWatch implements IClientInterceptor {

    private boolean repeated;

    @Override
    public void interceptRequest(IHttpRequest request) {
        // nothing to do: the request is as it should be
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        repeated = !response.getHeaders("Idempotent-Replayed").isEmpty();
    }

    boolean repeated() {
        return repeated;
    }
}
