package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.TrialWalk;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes a text through the door for its format and the walk of nobody, and reports what came of it. */
@Component
class Trials {

    private static final int LONGEST = 1024 * 1024;
    private static final String DOOR = "trial";

    private final FhirContext fhir;
    private final TrialWalk walk;
    private final RefusalAnswer refusals;
    private final IntakeMetrics metrics;
    private final PartnerRegistry registry;
    private final ObjectProvider<TrialDoor> doors;

    /** @param doors of the routes, where they run in this process */
    Trials(
            FhirContext fhir,
            TrialWalk walk,
            RefusalAnswer refusals,
            IntakeMetrics metrics,
            PartnerRegistry registry,
            ObjectProvider<TrialDoor> doors) {
        this.fhir = fhir;
        this.walk = walk;
        this.refusals = refusals;
        this.metrics = metrics;
        this.registry = registry;
        this.doors = doors;
    }

    /**
     * A text that somebody wants to try.
     *
     * @param format guessed where it is not said
     * @param partner code of the partner who would send it
     * @param language of the findings, {@code en} or {@code fr}
     */
    record Asked(byte[] content, Optional<TrialFormat> format, String partner, String language) {}

    /** Whose messages can be tried, and in which formats. */
    Parameters offered() {
        Parameters offered = new Parameters();
        registry.all().stream()
                .filter(Partner::active)
                .map(Partner::code)
                .filter(code -> !code.equals(Canonical.PSSEO))
                .sorted()
                .forEach(code -> offered.addParameter("partner", new CodeType(code)));
        for (TrialFormat format : TrialFormat.values()) {
            if (format.isFhir() || door(format).isPresent()) {
                offered.addParameter("format", new CodeType(format.code()));
            }
        }
        return offered;
    }

    Parameters take(Asked asked, Caller caller) {
        TrialReport report = new TrialReport(asked.language());
        Optional<TrialFormat> format = asked.format().or(() -> TrialFormat.guess(asked.content()));
        format.ifPresent(report::format);
        if (asked.content().length > LONGEST) {
            return report.notTried(Issue.LIMIT);
        }
        if (format.isEmpty()) {
            return report.notTried(Issue.FORMAT);
        }
        if (format.get().isFhir()) {
            return fhir(asked, format.get() == TrialFormat.FHIR_XML, caller, report);
        }
        return door(format.get())
                .map(door -> translated(door, asked, caller, report))
                .orElseGet(report::elsewhere);
    }

    private Optional<TrialDoor> door(TrialFormat format) {
        return doors.stream().filter(door -> door.format() == format).findFirst();
    }

    private Parameters fhir(Asked asked, boolean xml, Caller caller, TrialReport report) {
        IntakeOutcome outcome = walk.take(
                new ReceivedMessage(asked.content(), xml, DOOR), sender(caller, Role.PARTNER, asked.partner()));
        noted(outcome, caller);
        int status = 200;
        Resource body;
        if (outcome instanceof Accepted accepted) {
            body = (Resource) fhir.newJsonParser().parseResource(accepted.answer());
        } else {
            NotStored answer = NotStored.of(outcome, outcome.context().transaction(), refusals);
            status = answer.status();
            body = answer.body();
        }
        IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
        report.answer(String.valueOf(status), parser.setPrettyPrint(true).encodeResourceToString(body));
        report.findings(body, outcome.context().language());
        report.decided(outcome, Optional.empty(), 0);
        return report.made();
    }

    private Parameters translated(TrialDoor door, Asked asked, Caller caller, TrialReport report) {
        Caller route = sender(caller, Role.INTAKE, asked.partner());
        TrialDoor.Tried tried = door.take(
                asked.content(),
                asked.partner(),
                asked.language(),
                (message, row) -> judged(message, row, route, report));
        report.answer(tried.code(), tried.answer());
        tried.findings().forEach(report::finding);
        return report.made();
    }

    private Resource judged(Bundle message, int row, Caller route, TrialReport report) {
        byte[] text = fhir.newJsonParser().encodeResourceToString(message).getBytes(StandardCharsets.UTF_8);
        IntakeOutcome outcome = walk.take(new ReceivedMessage(text, false, DOOR), route);
        noted(outcome, route);
        report.decided(outcome, Optional.of(message), row);
        return outcome instanceof Accepted accepted
                ? (Resource) fhir.newJsonParser().parseResource(accepted.answer())
                : NotStored.of(outcome, false, refusals).body();
    }

    /** What the hub itself failed on is counted like every other question that it failed on. */
    private void noted(IntakeOutcome outcome, Caller caller) {
        if (outcome instanceof IntakeOutcome.Faulted || outcome instanceof IntakeOutcome.Unavailable) {
            metrics.count(DOOR, caller, outcome);
        }
    }

    private static Caller sender(Caller caller, Role role, String partner) {
        return new Caller(caller.subject(), role, List.of(partner), caller.scopes(), null, caller.address());
    }
}
