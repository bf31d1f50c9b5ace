package org.nextstephub.server.intake.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.settings.HubSettings.Content;
import org.springframework.stereotype.Component;

/** Step K before the gate: elements that the programme needs and the profile cannot demand. */
@Component
class RequiredElements {

    private static final Duration CLOCK_LIMIT = Duration.ofHours(24);

    private final Content settings;

    RequiredElements(HubSettings settings) {
        this.settings = settings.content();
    }

    /** Goes on when all are there. */
    Step<Arrival> of(Arrival arrival, Instant now) {
        if (!arrival.message().event().isNewOrUpdate() || arrival.message().isPartial()) {
            return Step.next(arrival);
        }
        Patient person = arrival.message().person().orElseThrow();
        if (settings.requireBirthDate() && !person.hasBirthDate()) {
            return required(arrival, "Patient.birthDate", "The birth date is needed");
        }
        if (!person.hasTelecom()
                && !reachedThroughReferrer(arrival.message().referral().orElseThrow())) {
            return required(
                    arrival,
                    "Patient.telecom",
                    "A telephone number or e-mail address is needed, or contact-safety preferredMethod through-referrer");
        }
        Optional<TimeSpan> authored =
                TimeSpan.of(arrival.message().referral().orElseThrow().getAuthoredOnElement());
        if (authored.isPresent() && authored.get().start().isAfter(now.plus(CLOCK_LIMIT))) {
            return Step.stop(new Invalid(
                    Reason.PROFILE_INVALID,
                    List.of(new Fault(
                            IssueType.VALUE, "ServiceRequest.authoredOn", "The time lies more than 24 hours ahead")),
                    arrival.context()));
        }
        return Step.next(arrival);
    }

    private static Step<Arrival> required(Arrival arrival, String element, String text) {
        return Step.stop(new Invalid(
                Reason.PROFILE_INVALID, List.of(new Fault(IssueType.REQUIRED, element, text)), arrival.context()));
    }

    private static boolean reachedThroughReferrer(ServiceRequest referral) {
        return referral.getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY).stream()
                .flatMap(safety -> safety.getExtensionsByUrl("preferredMethod").stream())
                .anyMatch(method ->
                        method.getValue() instanceof CodeType code && "through-referrer".equals(code.getCode()));
    }
}
