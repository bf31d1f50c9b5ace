package org.nextstephub.routes.hub;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;

/**
 * What the hub said of a message.
 *
 * @param task the referral's task as its sender may see it, where one was given
 * @param repeated whether it is the stored answer to a message that was accepted before
 */
public record Answer(ResponseType type, OperationOutcome outcome, Optional<Task> task, boolean repeated) {

    /**
     * An issue of the outcome.
     *
     * @param issue the hub's public code, where one applies
     * @param reason code of {@code ns-reason} behind it; may be empty
     * @param element the element it points at, such as {@code Patient.birthDate}; may be empty
     * @param remark whether it only informs
     */
    public record Said(Optional<Issue> issue, String reason, IssueType type, String element, boolean remark) {}

    /** Of an answer message, or of an outcome alone, which is none of an accepted message. */
    public static Answer of(Resource answered) {
        return answered instanceof Bundle message
                ? of(message, false)
                : new Answer(ResponseType.FATALERROR, (OperationOutcome) answered, Optional.empty(), false);
    }

    static Answer of(Bundle message, boolean repeated) {
        ResponseType type = ResponseType.FATALERROR;
        OperationOutcome outcome = new OperationOutcome();
        Optional<Task> task = Optional.empty();
        for (Bundle.BundleEntryComponent entry : message.getEntry()) {
            Resource resource = entry.getResource();
            if (resource instanceof MessageHeader header) {
                type = header.getResponse().getCode();
            } else if (resource instanceof OperationOutcome said) {
                outcome = said;
            } else if (resource instanceof Task shown
                    && shown.getGroupIdentifier().hasValue()) {
                task = Optional.of(shown);
            }
        }
        return new Answer(type, outcome, task, repeated);
    }

    /** The hub's number of the referral; empty when none was given. */
    public String filler() {
        return task.map(shown -> shown.getGroupIdentifier().getValue()).orElse("");
    }

    public boolean accepted() {
        return type == ResponseType.OK;
    }

    /** Whether it speaks of the message: a role or scope that is missing is nothing that the sender could mend. */
    boolean isOfTheGate() {
        return said().stream()
                .anyMatch(said -> said.issue().isPresent() || !said.reason().isEmpty());
    }

    /** Every issue of the outcome, in its order. */
    public List<Said> said() {
        return outcome.getIssue().stream()
                .map(issue -> new Said(
                        coding(issue, Issue.SYSTEM).flatMap(Issue::ofCode),
                        coding(issue, Reason.SYSTEM).orElse(""),
                        issue.getCode(),
                        issue.getExpression().stream()
                                .map(StringType::getValue)
                                .findFirst()
                                .orElse(""),
                        issue.getSeverity() == IssueSeverity.WARNING
                                || issue.getSeverity() == IssueSeverity.INFORMATION))
                .toList();
    }

    private static Optional<String> coding(OperationOutcomeIssueComponent issue, String system) {
        return issue.getDetails().getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst();
    }
}
