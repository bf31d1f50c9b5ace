package org.nextstephub.server.store;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.consent.WritePermit;

/**
 * A write by the hub's own code that carries its permit to the guard. The permit travels as user data, because HAPI
 * copies the request for the parts of a transaction.
 */
final class PermittedRequest {

    private static final String KEY = WritePermit.class.getName();

    private PermittedRequest() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static SystemRequestDetails with(WritePermit permit) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.getUserData().put(KEY, permit);
        return request;
    }

    static boolean isPermitted(@Nullable RequestDetails request) {
        return request != null && request.getUserData().get(KEY) instanceof WritePermit permit && permit.isOpen();
    }
}
