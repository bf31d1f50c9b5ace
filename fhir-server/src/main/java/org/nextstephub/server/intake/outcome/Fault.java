package org.nextstephub.server.intake.outcome;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;

/**
 * One fault of a message.
 *
 * @param element FHIRPath of the element
 * @param text how to fix it, never a value of the message
 */
public record Fault(IssueType type, String element, String text) {

    /** The public code, where one applies: what costs too much is over a limit. */
    public Optional<Issue> issue() {
        return type == IssueType.TOOCOSTLY ? Optional.of(Issue.LIMIT) : Optional.empty();
    }
}
