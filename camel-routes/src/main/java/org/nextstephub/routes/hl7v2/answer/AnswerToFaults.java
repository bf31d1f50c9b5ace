package org.nextstephub.routes.hl7v2.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.Answer.Said;
import org.nextstephub.routes.message.Condition;

/** What the hub answered, in terms of HL7 v2: each issue with its code and the place in the message it points at. */
public final class AnswerToFaults {

    private AnswerToFaults() {}

    public static List<Fault> map(Answer answer) {
        List<Fault> faults = new ArrayList<>();
        for (Said said : answer.said()) {
            String location = location(said);
            if (said.remark()) {
                said.issue().ifPresent(issue -> faults.add(Fault.remark(issue, location)));
            } else if (said.type() == IssueType.TOOCOSTLY) {
                faults.add(Fault.over(InputLimit.SECONDS, location));
            } else if (said.issue().isPresent()) {
                faults.add(
                        Fault.of(Condition.APPLICATION, location, said.issue().get()));
            } else {
                faults.add(Fault.of(condition(said.type()), location));
            }
        }
        return faults;
    }

    private static Condition condition(IssueType type) {
        return switch (type) {
            case REQUIRED -> Condition.REQUIRED_FIELD;
            case CODEINVALID -> Condition.TABLE_VALUE;
            default -> Condition.DATA_TYPE;
        };
    }

    private static String location(Said said) {
        return switch (said.reason()) {
            case "consent-expired" -> "CON^1^15";
            case "consent-not-yet-effective" -> "CON^1^14";
            case "consent-datetime-invalid" -> "CON^1^13";
            case "consent-grantor-invalid" -> "CON^1^25";
            case "consent-missing", "consent-not-understood", "consent-ambiguous", "consent-evidence-missing" ->
                "CON^1";
            case "consent-rejected", "consent-withdrawn", "consent-not-active", "consent-denied" -> "CON^1^11";
            default ->
                said.issue().flatMap(AnswerToFaults::location).orElseGet(() -> ElementToLocation.map(said.element()));
        };
    }

    private static Optional<String> location(Issue issue) {
        return switch (issue) {
            case AGREEMENT_NOT_IN_FORCE, PARTNER -> Optional.of("MSH^1^4");
            case DUP_CONFLICT -> Optional.of("MSH^1^10");
            case UNKNOWN_REFERRAL, CANCELLED, REF_CONFLICT, CHANGED -> Optional.of("RF1^1^6");
            case DECEASED -> Optional.of("PID^1^30");
            case AGE -> Optional.of("PID^1^7");
            case EXPIRED -> Optional.of("RF1^1^8");
            case NOT_OPEN -> Optional.of("RF1^1^1");
            case STALE, CLOCK -> Optional.of("MSH^1^7");
            case CONSENT_CAPPED -> Optional.of("CON^1^15");
            case URGENT -> Optional.of("RF1^1^2");
            case SERVICE_ENDED -> Optional.of("PV1^1^45");
            default -> Optional.empty();
        };
    }
}
