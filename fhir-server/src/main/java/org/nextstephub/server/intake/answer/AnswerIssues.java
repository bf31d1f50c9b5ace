package org.nextstephub.server.intake.answer;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;

/** How the issues of every answer are said: in the hub's codes, with a fixed text. */
final class AnswerIssues {

    private AnswerIssues() {}

    static OperationOutcome outcome(String receipt) {
        OperationOutcome outcome = new OperationOutcome();
        if (!receipt.isEmpty()) {
            outcome.addExtension(Canonical.EXT_RECEIPT, new StringType(receipt));
        }
        return outcome;
    }

    static CodeableConcept details(Optional<Issue> issue, Optional<Reason> reason, String text) {
        CodeableConcept details = new CodeableConcept().setText(text);
        issue.ifPresent(code -> details.addCoding(new Coding(Issue.SYSTEM, code.code(), null)));
        reason.ifPresent(code -> details.addCoding(new Coding(Reason.SYSTEM, code.code(), null)));
        return details;
    }

    static List<StringType> expression(String element) {
        return element.isEmpty() ? List.of() : List.of(new StringType(element));
    }
}
