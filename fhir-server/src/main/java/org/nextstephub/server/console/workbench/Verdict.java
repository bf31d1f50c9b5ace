package org.nextstephub.server.console.workbench;

import ca.uhn.fhir.context.FhirContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.server.console.Words;

/**
 * What the hub said of a text, as the page shows it.
 *
 * @param format code of the format; empty where nobody could tell
 * @param code of the answer as it would go out: MSA-1, HTTP status, or what became of a sheet
 * @param findings errors first, then as they were told
 */
record Verdict(String format, String code, String answer, List<Finding> findings, List<Decided> decided) {

    /**
     * @param line of the text, from 1; 0 where it cannot be told
     * @param row of a sheet, from 1; 0 where it is none
     */
    record Finding(boolean error, String code, String place, int row, String text, int line) {}

    /** @param message the FHIR message into which a text was translated; may be empty */
    record Decided(int row, String outcome, List<Rule> rules, String message) {}

    /** @param reason in words; empty unless the rule was not met */
    record Rule(String step, String result, String reason) {}

    static Verdict of(Parameters told, TextLines lines, Words words, FhirContext fhir) {
        List<Finding> findings = parts(told, "finding").stream()
                .map(part -> finding(part, lines))
                .sorted(Comparator.comparing(Finding::error).reversed())
                .toList();
        return new Verdict(
                text(told, "format"),
                text(told, "code"),
                text(told, "answer"),
                findings,
                parts(told, "decided").stream()
                        .map(part -> decided(part, words, fhir))
                        .toList());
    }

    private static Finding finding(ParametersParameterComponent part, TextLines lines) {
        String place = text(part, "place");
        int row = row(part);
        return new Finding(
                text(part, "severity").equals("error"),
                text(part, "code"),
                place,
                row,
                text(part, "text"),
                lines.of(place, row));
    }

    private static Decided decided(ParametersParameterComponent part, Words words, FhirContext fhir) {
        List<Rule> rules = part.getPart().stream()
                .filter(one -> one.getName().equals("rule"))
                .map(rule -> new Rule(
                        text(rule, "step"),
                        text(rule, "result"),
                        Optional.of(text(rule, "reason"))
                                .filter(reason -> !reason.isEmpty())
                                .map(reason -> words.code("ns-reason", reason))
                                .orElse("")))
                .toList();
        return new Decided(row(part), text(part, "outcome"), rules, pretty(part, fhir));
    }

    private static String pretty(ParametersParameterComponent part, FhirContext fhir) {
        return part.getPart().stream()
                .filter(one -> one.getName().equals("message"))
                .map(one -> (Resource) one.getResource())
                .map(message -> fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(message))
                .findFirst()
                .orElse("");
    }

    private static List<ParametersParameterComponent> parts(Parameters told, String name) {
        return told.getParameter().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }

    private static int row(ParametersParameterComponent part) {
        String row = text(part, "row");
        return row.isEmpty() ? 0 : Integer.parseInt(row);
    }

    private static String text(Parameters told, String name) {
        return Optional.ofNullable(told.getParameter(name))
                .filter(ParametersParameterComponent::hasValue)
                .map(part -> part.getValue().primitiveValue())
                .orElse("");
    }

    private static String text(ParametersParameterComponent part, String name) {
        return part.getPart().stream()
                .filter(one -> one.getName().equals(name) && one.hasValue())
                .map(one -> one.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    public long errors() {
        return findings.stream().filter(Finding::error).count();
    }

    public long remarks() {
        return findings.size() - errors();
    }

    public boolean isGood() {
        return errors() == 0 && !answer.isEmpty();
    }

    /** Sent, and answered by silence: an acknowledgement of somebody else's. */
    public boolean isUnanswered() {
        return errors() == 0 && answer.isEmpty();
    }

    /** A FHIR answer is told by its status, an HL7 v2 one by MSA-1, a sheet by its lines. */
    public boolean isOverHttp() {
        return TrialFormat.ofCode(format).filter(TrialFormat::isFhir).isPresent();
    }
}
