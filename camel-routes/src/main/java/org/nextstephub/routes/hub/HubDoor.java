package org.nextstephub.routes.hub;

import org.hl7.fhir.r4.model.Bundle;

/** Hands in one message and returns what the hub answers. */
@FunctionalInterface
public interface HubDoor {

    /** @throws HubUnavailable when the hub promises nothing */
    Answer submit(Bundle message);
}
