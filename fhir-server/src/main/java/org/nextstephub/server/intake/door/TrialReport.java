package org.nextstephub.server.intake.door;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.server.intake.outcome.IntakeOutcome;

/** What came of a trial, as Parameters. */
final class TrialReport {

    private final Parameters report = new Parameters();
    private final String language;

    /** @param language of the findings, {@code en} or {@code fr} */
    TrialReport(String language) {
        this.language = language;
    }

    Parameters made() {
        return report;
    }

    void format(TrialFormat format) {
        report.addParameter("format", new CodeType(format.code()));
    }

    /** @param code MSA-1, the HTTP status, or what became of a file */
    void answer(String code, String text) {
        if (!text.isEmpty()) {
            report.addParameter("code", new CodeType(code));
            report.addParameter("answer", new StringType(text));
        }
    }

    /** No door was asked. */
    Parameters notTried(Issue issue) {
        finding(new TrialDoor.Finding(true, issue.hubCode(), "", 0, issue.text(language)));
        return made();
    }

    /** The door for this format is another process's. */
    Parameters elsewhere() {
        finding(new TrialDoor.Finding(
                true,
                "",
                "",
                0,
                language.startsWith("fr")
                        ? "Les routes de ce format tournent ailleurs; essayez-le avec ./run translate"
                        : "The routes for this format run elsewhere; try it with ./run translate"));
        return made();
    }

    /** @param partners language of the sender, in which the outcome speaks */
    void findings(Resource body, String partners) {
        outcome(body).stream()
                .flatMap(outcome -> outcome.getIssue().stream())
                .filter(issue -> isError(issue) || coded(issue, Issue.SYSTEM).isPresent())
                .forEach(issue -> finding(finding(issue, partners)));
    }

    private TrialDoor.Finding finding(OperationOutcomeIssueComponent issue, String partners) {
        Optional<Issue> known = coded(issue, Issue.SYSTEM).flatMap(Issue::ofCode);
        String said = issue.getDetails().getText();
        return new TrialDoor.Finding(
                isError(issue),
                known.map(Issue::hubCode).orElse(""),
                issue.getExpression().stream()
                        .map(StringType::getValue)
                        .findFirst()
                        .orElse(""),
                0,
                known.map(one -> one.text(language) + advice(said, one.text(partners)))
                        .orElse(said));
    }

    /** What to fix, which follows the text of some codes. */
    private static String advice(String said, String text) {
        return said.startsWith(text) ? said.substring(text.length()) : "";
    }

    private static boolean isError(OperationOutcomeIssueComponent issue) {
        return issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL;
    }

    private static Optional<String> coded(OperationOutcomeIssueComponent issue, String system) {
        return issue.getDetails().getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .findFirst();
    }

    private static Optional<OperationOutcome> outcome(Resource body) {
        Stream<Resource> parts = body instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .flatMap(entry -> Stream.of(
                                entry.getResource(), entry.getResponse().getOutcome()))
                : Stream.of(body);
        return parts.filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst();
    }

    void finding(TrialDoor.Finding finding) {
        ParametersParameterComponent part = report.addParameter().setName("finding");
        add(part, "severity", new CodeType(finding.error() ? "error" : "remark"));
        if (!finding.code().isEmpty()) {
            add(part, "code", new CodeType(finding.code()));
        }
        if (!finding.place().isEmpty()) {
            add(part, "place", new StringType(finding.place()));
        }
        row(part, finding.row());
        add(part, "text", new StringType(finding.text()));
    }

    /** @param message as it was translated; empty where the text is the message */
    void decided(IntakeOutcome outcome, Optional<Bundle> message, int row) {
        ParametersParameterComponent part = report.addParameter().setName("decided");
        row(part, row);
        add(part, "outcome", new CodeType(outcome.name()));
        List<AskedRules.Asked> rules = AskedRules.of(outcome);
        rules.forEach(rule -> {
            ParametersParameterComponent asked = part.addPart().setName("rule");
            add(asked, "step", new CodeType(rule.step()));
            add(asked, "result", new CodeType(rule.result()));
            rule.reason().ifPresent(reason -> add(asked, "reason", new CodeType(reason)));
        });
        message.ifPresent(bundle -> part.addPart().setName("message").setResource(bundle));
    }

    private static void row(ParametersParameterComponent part, int row) {
        if (row > 0) {
            add(part, "row", new PositiveIntType(row));
        }
    }

    private static void add(ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }
}
