package org.nextstephub.server.access.answer;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;

/** Ends a FHIR interaction with a status and a text of our own, which may be shown as it is. */
public final class PlainAnswer extends BaseServerResponseException {

    private final IssueType type;
    private final CodeableConcept details = new CodeableConcept();

    public PlainAnswer(int status, IssueType type, String text) {
        super(status, text);
        this.type = type;
        details.setText(text);
    }

    /** One that has a code of the hub, which a program can tell from others. */
    public PlainAnswer(int status, Issue issue, String text) {
        this(status, issue.type(), text);
        details.addCoding().setSystem(Issue.SYSTEM).setCode(issue.code());
    }

    public IssueType type() {
        return type;
    }

    public CodeableConcept details() {
        return details;
    }
}
