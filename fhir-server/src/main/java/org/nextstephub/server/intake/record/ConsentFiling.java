package org.nextstephub.server.intake.record;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.ConsentRefusal;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.record.writer.FilingWriter;
import org.nextstephub.server.intake.record.writer.FilingWriter.Filed;
import org.nextstephub.server.intake.record.writer.PersonAndConsents;
import org.nextstephub.server.intake.withdrawal.Withdrawal;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/** A consent by itself: a permit, also one that begins later, or the person's no. */
@Component
class ConsentFiling {

    private static final Fault UNKNOWN_PERSON = new Fault(
            IssueType.REQUIRED,
            "Parameters.parameter",
            "Nobody is held under this number yet: send the parameter patient with the Patient too");

    private final ReferralRows rows;
    private final FilingWriter writer;
    private final Withdrawal withdrawal;
    private final ReferralReceipts recorder;
    private final FhirAnswer answers;
    private final Acceptance acceptance;

    ConsentFiling(
            ReferralRows rows,
            FilingWriter writer,
            Withdrawal withdrawal,
            ReferralReceipts recorder,
            FhirAnswer answers,
            Acceptance acceptance) {
        this.rows = rows;
        this.writer = writer;
        this.withdrawal = withdrawal;
        this.recorder = recorder;
        this.answers = answers;
        this.acceptance = acceptance;
    }

    /** Of somebody unknown nothing is kept without a permit in force; a dissent of theirs is remembered without them. */
    IntakeOutcome keep(Decided decided) {
        Arrival arrival = decided.arrival();
        ConsentDecision consent = decided.consent();
        Consent sent = arrival.message().first(Consent.class).orElseThrow();
        if (!consent.mayFile(sent)) {
            return consent.permitted() ? ConsentRefusal.ofFiling(decided, sent) : ConsentRefusal.of(decided);
        }
        if (consent.permitted() || decided.patientId().isPresent()) {
            return file(decided);
        }
        if (consent.isTheirNo()) {
            withdrawal.take(withdrawal.request(arrival), decided.keys(), Optional.empty(), decided.now());
            return acceptance.ofNo(arrival, decided.now());
        }
        return ConsentRefusal.of(decided);
    }

    private IntakeOutcome file(Decided decided) {
        Arrival arrival = decided.arrival();
        boolean known = decided.patientId().isPresent();
        if (!known && arrival.message().isPartial()) {
            return new Invalid(Reason.SUBJECT_MISSING, List.of(UNKNOWN_PERSON), arrival.context());
        }
        Permitted permitted =
                decided.permitted(recorder.accepted(decided, decided.consent().decision()));
        Optional<Consent> held = unchanged(permitted);
        if (held.isPresent()) {
            return filed(permitted, held.get().getIdElement().getIdPart());
        }
        Filed filed = writer.write(permitted, known ? "" : rows.nextPersonNumber());
        decided.keys().forEach(key -> rows.personIs(arrival.partner().code(), key, filed.patientId()));
        return filed(permitted, filed.consent());
    }

    /** Where the policy counts the one on file and not the one that was sent, nothing changes. */
    private static Optional<Consent> unchanged(Permitted permitted) {
        Consent sent = permitted.arrival().message().first(Consent.class).orElseThrow();
        return permitted.filed().stream()
                .filter(held -> PersonAndConsents.sameIdentifier(sent, held)
                        && !permitted.decision().counts(sent))
                .findFirst();
    }

    private IntakeOutcome filed(Permitted permitted, String consent) {
        return acceptance.with(
                answers.filed(permitted.arrival(), permitted.decision(), permitted.receipt(), consent),
                permitted.receipt());
    }
}
