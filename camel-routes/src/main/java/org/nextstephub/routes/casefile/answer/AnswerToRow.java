package org.nextstephub.routes.casefile.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.answer.RowAnswer.Outcome;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.Answer.Said;
import org.nextstephub.routes.message.Condition;

/** What the hub answered, in terms of a row: the outcome, and each issue with the column it points at and the mend. */
public final class AnswerToRow {

    private static final Map<String, Column> ELEMENTS = Map.of(
            "Patient.identifier", Column.HEALTH_NUMBER,
            "Patient.name", Column.GIVEN_NAME,
            "Patient.birthDate", Column.DATE_OF_BIRTH,
            "Patient.telecom", Column.PHONE,
            "Patient.address", Column.ADDRESS_LINE,
            "Patient.communication", Column.PREFERRED_LANGUAGE,
            "PractitionerRole.telecom", Column.REFERRER_PHONE,
            "Practitioner.name", Column.REFERRER_NAME,
            "ServiceRequest.occurrence", Column.OVERLAP_START,
            "ServiceRequest.authoredOn", Column.EVENT_TIME);

    private AnswerToRow() {}

    /** @param remarks what was noted while the row was translated */
    public static RowAnswer map(Answer answer, CaseRow row, List<RowFault> remarks) {
        List<RowFault> faults = new ArrayList<>(answer.accepted() ? remarks : List.of());
        answer.said().stream()
                .flatMap(said -> fault(said, row).stream())
                .filter(fault -> faults.stream()
                        .noneMatch(known -> !known.isError() && known.issue().equals(fault.issue())))
                .forEach(faults::add);
        return new RowAnswer(row.number(), RowAnswer.eventId(row), outcome(answer), answer.filler(), faults);
    }

    private static Outcome outcome(Answer answer) {
        if (answer.accepted()) {
            return answer.repeated() ? Outcome.ALREADY_KNOWN : Outcome.ACCEPTED;
        }
        if (answer.said().stream().anyMatch(said -> said.issue().equals(Optional.of(Issue.FAULT)))) {
            return Outcome.UNAVAILABLE;
        }
        boolean refused = answer.said().stream().anyMatch(said -> said.issue().isPresent());
        return refused ? Outcome.REFUSED : Outcome.INVALID;
    }

    private static Optional<RowFault> fault(Said said, CaseRow row) {
        String column = column(said, row).map(Column::title).orElse("");
        if (said.remark()) {
            return said.issue().map(issue -> RowFault.remark(issue, column));
        }
        Condition condition = said.issue().isPresent() ? Condition.APPLICATION : condition(said.type());
        return Optional.of(new RowFault(RowFault.Severity.E, condition, column, said.issue(), hint(said, row)));
    }

    private static Condition condition(IssueType type) {
        return switch (type) {
            case REQUIRED -> Condition.REQUIRED_FIELD;
            case CODEINVALID -> Condition.TABLE_VALUE;
            default -> Condition.DATA_TYPE;
        };
    }

    private static Optional<Column> column(Said said, CaseRow row) {
        return switch (said.reason()) {
            case "consent-expired" -> Optional.of(Column.CONSENT_EXPIRY);
            case "consent-not-yet-effective", "consent-datetime-invalid" -> Optional.of(Column.CONSENT_DATE);
            case "consent-grantor-invalid" -> Optional.of(Column.CONSENT_GIVEN_BY);
            case "consent-not-understood", "consent-ambiguous" -> Optional.of(unclear(row));
            case "consent-missing",
                    "consent-evidence-missing",
                    "consent-rejected",
                    "consent-withdrawn",
                    "consent-not-active",
                    "consent-denied" -> Optional.of(Column.CONSENT_STATUS);
            default -> said.issue().flatMap(AnswerToRow::column).or(() -> column(said.element()));
        };
    }

    /** The column that an element was made of. */
    private static Optional<Column> column(String element) {
        return ELEMENTS.entrySet().stream()
                .filter(entry -> element.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Which cell made the consent one that nobody can evaluate. */
    private static Column unclear(CaseRow row) {
        if (row.has(Column.CONSENT_LIMITS)) {
            return Column.CONSENT_LIMITS;
        }
        if (!row.raw(Column.CONSENT_GIVEN_BY).equals("substitute-decision-maker")) {
            return Column.CONSENT_STATUS;
        }
        return row.has(Column.SDM_NAME) ? Column.SDM_AUTHORITY : Column.SDM_NAME;
    }

    private static Optional<Column> column(Issue issue) {
        return switch (issue) {
            case DUP_CONFLICT -> Optional.of(Column.EVENT_ID);
            case UNKNOWN_REFERRAL, CANCELLED, REF_CONFLICT, CHANGED -> Optional.of(Column.REFERRAL_ID);
            case AGE -> Optional.of(Column.DATE_OF_BIRTH);
            case EXPIRED -> Optional.of(Column.OVERLAP_END);
            case STALE, CLOCK -> Optional.of(Column.EVENT_TIME);
            case CONSENT_CAPPED -> Optional.of(Column.CONSENT_EXPIRY);
            case SERVICE_ENDED -> Optional.of(Column.DISCHARGE_DATE);
            case CONSENT_RESCINDED, CONSENT_REQUIRED -> Optional.of(Column.CONSENT_STATUS);
            default -> Optional.empty();
        };
    }

    private static Optional<Hint> hint(Said said, CaseRow row) {
        return said.issue().flatMap(issue -> switch (issue) {
            case CONSENT_INDETERMINATE ->
                said.reason().equals("consent-datetime-invalid") ? Optional.of(Hint.CONSENT_AHEAD) : limit(row);
            case CONSENT_MISSING, CONSENT_PENDING, CONSENT_EXPIRED, CONSENT_REQUIRED -> Optional.of(Hint.SIGNATURE);
            case DUP_CONFLICT -> Optional.of(Hint.EVENT_ID);
            case FAULT -> Optional.of(Hint.AGAIN);
            default -> Optional.empty();
        });
    }

    private static Optional<Hint> limit(CaseRow row) {
        return switch (unclear(row)) {
            case CONSENT_LIMITS -> Optional.of(Hint.LIMITS);
            case SDM_NAME, SDM_AUTHORITY -> Optional.of(Hint.SUBSTITUTE);
            default -> Optional.empty();
        };
    }
}
