package org.nextstephub.server.store;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.nextstephub.server.consent.WritePermit;

/** A write by the hub's own code that carries its permit to the guard. */
final class PermittedRequest extends SystemRequestDetails {

    private final WritePermit permit;

    PermittedRequest(WritePermit permit) {
        this.permit = permit;
    }

    WritePermit permit() {
        return permit;
    }
}
