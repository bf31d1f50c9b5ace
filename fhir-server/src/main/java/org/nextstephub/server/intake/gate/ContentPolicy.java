package org.nextstephub.server.intake.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.settings.HubSettings.Content;
import org.springframework.stereotype.Component;

/**
 * Step K: what the programme takes in, whatever the consent. Asked after the gate, so that a refusal for want
 * of consent asks for no more data.
 */
@Component
public class ContentPolicy {

    private static final Set<String> SENSITIVE =
            Set.of("ETH", "SUD", "SDV", "HIV", "PSY", "SEX", "STD", "SICKLE", "GDIS");

    private final Content settings;

    ContentPolicy(HubSettings settings) {
        this.settings = settings.content();
    }

    /** A permitted referral that the programme does not take. */
    public Optional<IntakeOutcome> objection(Decided decided, boolean isNew) {
        return objection(decided.arrival().message(), isNew, decided.now()).map(objection -> decided.arrival()
                .refused(objection.issue(), decided.agreement().idAndVersion(), objection.element()));
    }

    /** What the programme does not take, with the element that says so. */
    private Optional<Remark> objection(Message message, boolean isNew, Instant now) {
        Patient person = message.person().orElseThrow();
        ServiceRequest referral = message.referral().orElseThrow();
        if (isDeceased(person)) {
            return objection(Issue.DECEASED, "Patient.deceased");
        }
        if (isTooYoung(person, now)) {
            return objection(Issue.AGE, "Patient.birthDate");
        }
        if (!referral.getPerformer().stream().allMatch(performer -> isPeerSupport(message, performer))) {
            return objection(Issue.DEST, "ServiceRequest.performer");
        }
        if (isNew && referral.getStatus() != ServiceRequestStatus.ACTIVE) {
            return objection(Issue.NOT_OPEN, "ServiceRequest.status");
        }
        if (isNew && isOver(referral, now)) {
            return objection(Issue.EXPIRED, "ServiceRequest.occurrencePeriod");
        }
        if (Stream.of(person, referral).anyMatch(ContentPolicy::isSensitive)) {
            return objection(Issue.UNSAFE_CONTENT, "meta.security");
        }
        return Optional.empty();
    }

    private static Optional<Remark> objection(Issue issue, String element) {
        return Optional.of(new Remark(issue, element));
    }

    private static boolean isDeceased(Patient person) {
        return person.hasDeceased() && !(person.getDeceased() instanceof BooleanType alive && !alive.booleanValue());
    }

    private boolean isTooYoung(Patient person, Instant now) {
        return settings.minAge() > 0
                && TimeSpan.of(new org.hl7.fhir.r4.model.DateTimeType(
                                person.hasBirthDate()
                                        ? person.getBirthDateElement().getValueAsString()
                                        : null))
                        .map(born -> Period.between(born.localStart(), LocalDate.ofInstant(now, TimeSpan.TORONTO)))
                        .filter(age -> age.getYears() < settings.minAge())
                        .isPresent();
    }

    private static boolean isPeerSupport(Message message, Reference performer) {
        return Recognition.partnerCode(performer)
                .map(Canonical.PSSEO::equals)
                .orElseGet(() -> message.bundle().getEntry().stream()
                        .anyMatch(entry -> entry.getFullUrl().equals(performer.getReference())));
    }

    private static boolean isOver(ServiceRequest referral, Instant now) {
        return referral.getOccurrence() instanceof org.hl7.fhir.r4.model.Period period
                && period.hasEnd()
                && TimeSpan.of(period.getEndElement())
                        .filter(end -> !now.isBefore(end.end()))
                        .isPresent();
    }

    /** A label that does not say which counts as the worst of its kind. */
    private static boolean isSensitive(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> Canonical.ACT_CODE.equals(label.getSystem()))
                .anyMatch(label -> label.getCode() == null || SENSITIVE.contains(label.getCode()));
    }
}
