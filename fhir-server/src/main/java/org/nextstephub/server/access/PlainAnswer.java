package org.nextstephub.server.access;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Ends a FHIR interaction with a status and a text of our own, which may be shown as it is. */
public final class PlainAnswer extends BaseServerResponseException {

    private final IssueType type;

    public PlainAnswer(int status, IssueType type, String text) {
        super(status, text);
        this.type = type;
    }

    IssueType type() {
        return type;
    }
}
