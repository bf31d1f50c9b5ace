package org.nextstephub.server.intake.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.ContentPolicy;
import org.nextstephub.server.intake.gate.ContentRemarks;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.intake.outcome.StoredView;
import org.nextstephub.server.intake.record.writer.Minimiser;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/**
 * What a message would come to if the hub held nobody: the answers of {@link Unasked} and {@link Effects}, and nothing is read
 * or written.
 */
@Component
public class Unheld {

    private final FhirContext fhir;
    private final ContentPolicy content;
    private final Minimiser minimiser;
    private final FhirAnswer answers;
    private final ReferralReceipts receipts;

    Unheld(
            FhirContext fhir,
            ContentPolicy content,
            Minimiser minimiser,
            FhirAnswer answers,
            ReferralReceipts receipts) {
        this.fhir = fhir;
        this.content = content;
        this.minimiser = minimiser;
        this.answers = answers;
        this.receipts = receipts;
    }

    public IntakeOutcome noted(Arrival arrival) {
        return accepted(arrival, List.of(new Remark(Issue.ALREADY_KNOWN, "Bundle")), receipts.accepted(arrival));
    }

    /** Stops with its outcome; what must be decided about goes on. */
    public Step<Arrival> unasked(Arrival arrival) {
        Event event = arrival.message().event();
        return event == Event.STATUS_ASKED || event == Event.CANCEL
                ? Step.stop(unknownReferral(arrival, ""))
                : Step.next(arrival);
    }

    public IntakeOutcome of(Decided decided) {
        return decided.arrival().message().event().isAboutThePerson() ? fed(decided) : referred(decided);
    }

    private IntakeOutcome fed(Decided decided) {
        Arrival arrival = decided.arrival();
        return accepted(arrival, told(arrival.message().remarks(), arrival), receipts.accepted(arrival, decided.now()));
    }

    private IntakeOutcome referred(Decided decided) {
        Arrival arrival = decided.arrival();
        Message message = arrival.message();
        boolean isNew = message.event() == Event.ADD;
        Optional<IntakeOutcome> objection = content.objection(decided, isNew);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (!isNew) {
            return unknownReferral(arrival, decided.agreement().idAndVersion());
        }
        List<Remark> remarks = ContentRemarks.of(decided);
        minimiser.minimise(message, decided.consent(), remarks);
        return accepted(arrival, told(remarks, arrival), receipts.accepted(decided, Decision.PERMIT));
    }

    private static IntakeOutcome unknownReferral(Arrival arrival, String agreement) {
        return arrival.refused(Issue.UNKNOWN_REFERRAL, agreement, "ServiceRequest.identifier");
    }

    private static List<Remark> told(List<Remark> remarks, Arrival arrival) {
        List<Remark> told = new ArrayList<>(remarks);
        if (arrival.message().isTest()) {
            told.add(new Remark(Issue.TEST_LANE, "Bundle"));
        }
        return told;
    }

    /** There is no receipt and no task, since nothing is kept. */
    private Accepted accepted(Arrival arrival, List<Remark> remarks, Receipt receipt) {
        return new Accepted(
                fhir.newJsonParser()
                        .encodeResourceToString(answers.accepted(arrival, new StoredView(new Task(), remarks, ""))),
                receipt);
    }
}
