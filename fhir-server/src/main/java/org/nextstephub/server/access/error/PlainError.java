package org.nextstephub.server.access.error;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.access.answer.PlainAnswer;

/** What the FHIR server answers to a request that failed. */
record PlainError(int status, IssueType type, CodeableConcept details) {

    static final PlainError UNREADABLE = new PlainError(
            400,
            IssueType.INVALID,
            "The request cannot be understood: a value is not of its parameter's type, or the body is not the type of the"
                    + " path, or its id is not that of the path");

    static final PlainError TOO_COSTLY = new PlainError(
            400, Issue.LIMIT.type(), new PlainAnswer(400, Issue.LIMIT, InputLimit.SECONDS.rule()).details());

    static final PlainError NOT_FOUND = new PlainError(404, IssueType.NOTFOUND, "Not found");

    static final PlainError NOT_OFFERED =
            new PlainError(405, IssueType.NOTSUPPORTED, "This method is not offered here");

    PlainError(int status, IssueType type, String text) {
        this(status, type, new CodeableConcept().setText(text));
    }

    static PlainError of(PlainAnswer answer) {
        return new PlainError(answer.getStatusCode(), answer.type(), answer.details());
    }
}
