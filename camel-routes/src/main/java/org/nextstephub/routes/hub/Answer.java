package org.nextstephub.routes.hub;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What the hub said of a message.
 *
 * @param filler the hub's number of the referral; empty when none was given
 */
public record Answer(ResponseType type, OperationOutcome outcome, String filler) {

    static Answer of(Bundle message) {
        ResponseType type = ResponseType.FATALERROR;
        OperationOutcome outcome = new OperationOutcome();
        String filler = "";
        for (Bundle.BundleEntryComponent entry : message.getEntry()) {
            Resource resource = entry.getResource();
            if (resource instanceof MessageHeader header) {
                type = header.getResponse().getCode();
            } else if (resource instanceof OperationOutcome said) {
                outcome = said;
            } else if (resource instanceof Task task
                    && task.getGroupIdentifier().hasValue()) {
                filler = task.getGroupIdentifier().getValue();
            }
        }
        return new Answer(type, outcome, filler);
    }

    public boolean accepted() {
        return type == ResponseType.OK;
    }
}
