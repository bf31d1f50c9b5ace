package org.nextstephub.server.intake.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.Step;
import org.springframework.stereotype.Component;

/** Steps P3 to K, before anybody is asked: the message is new, meets its profile, and is about one person. */
@Component
public class Admission {

    private static final Fault NEEDS_PLACER = new Fault(
            IssueType.REQUIRED,
            "ServiceRequest.identifier",
            "Your number of the referral is needed: type PLAC with system and value");
    private static final Fault NEEDS_REFERRAL = new Fault(
            IssueType.REQUIRED,
            "Communication.basedOn",
            "Your number of the referral is needed: basedOn.identifier with system and value");
    private static final Fault NEEDS_WORDS = new Fault(
            IssueType.REQUIRED,
            "Communication.payload",
            "A payload with contentString of at most 4000 characters is needed");

    private final Once once;
    private final Validation validation;
    private final People people;
    private final RequiredElements required;
    private final Clock clock;

    Admission(Once once, Validation validation, People people, RequiredElements required, Clock clock) {
        this.once = once;
        this.validation = validation;
        this.people = people;
        this.required = required;
        this.clock = clock;
    }

    public Step<Arrival> check(Arrival recognised) {
        return once.unanswered(recognised)
                .then(this::isSound)
                .then(people::isOne)
                .then(arrival -> required.of(arrival, clock.instant()));
    }

    /** The same as if the hub held nobody: what came before and who is known here is not looked up. */
    public Step<Arrival> checkOfNobody(Arrival recognised) {
        return isSound(recognised).then(people::isOneOfNobody).then(arrival -> required.of(arrival, clock.instant()));
    }

    private Step<Arrival> isSound(Arrival recognised) {
        return meetsItsProfile(recognised)
                .then(arrival -> needsNoPerson(arrival.message()) ? Step.next(arrival) : Subjects.check(arrival));
    }

    /** V1, and what its event needs. */
    private Step<Arrival> meetsItsProfile(Arrival arrival) {
        List<Fault> faults = new ArrayList<>(validation.faults(arrival.message()));
        Message message = arrival.message();
        boolean isCommunication = message.event().isCommunication();
        boolean namesAReferral = message.event().isAboutAReferral() || isCommunication;
        if (namesAReferral && message.placer().isEmpty()) {
            faults.add(isCommunication ? NEEDS_REFERRAL : NEEDS_PLACER);
        }
        if (isCommunication && message.words().isEmpty()) {
            faults.add(NEEDS_WORDS);
        }
        return faults.isEmpty()
                ? Step.next(arrival)
                : Step.stop(new Invalid(Reason.PROFILE_INVALID, faults, arrival.context()));
    }

    private static boolean needsNoPerson(Message message) {
        return message.event().isCommunication() && message.person().isEmpty();
    }
}
