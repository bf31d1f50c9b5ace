package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Held;
import org.nextstephub.server.intake.gate.People;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.Step;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** What is done without asking agreement or consent, since it lets nothing more in: a question, an end, a dissent. */
@Component
public class Unasked {

    private final HubStore store;
    private final ReferralRows rows;
    private final People people;
    private final Cancelling cancelling;
    private final ReferralReceipts recorder;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    Unasked(
            HubStore store,
            ReferralRows rows,
            People people,
            Cancelling cancelling,
            ReferralReceipts recorder,
            Acceptance acceptance,
            FollowUp followUp) {
        this.store = store;
        this.rows = rows;
        this.people = people;
        this.cancelling = cancelling;
        this.recorder = recorder;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    /** Stops with its outcome; what must be decided about goes on. */
    public Step<Held> of(Held held) {
        Message message = held.arrival().message();
        if (message.event() == Event.STATUS_ASKED) {
            return Step.stop(status(held));
        }
        if (message.event() == Event.CANCEL) {
            return Step.stop(cancelling.apply(held));
        }
        boolean saysNo = message.remarks().stream().anyMatch(remark -> remark.issue() == Issue.WITHDRAWN);
        return message.event().changesWhatIsHeld() && saysNo
                ? Step.stop(withdrawn(held.arrival(), held.now()))
                : Step.next(held);
    }

    /** Of this nothing is kept but the receipt. */
    public IntakeOutcome noted(Arrival arrival) {
        List<Remark> remarks = List.of(new Remark(Issue.ALREADY_KNOWN, "Bundle"));
        return acceptance.untold(new Task(), arrival, remarks, recorder.accepted(arrival));
    }

    /** A question in a message is answered like one to an operation; nothing of it is kept. */
    private IntakeOutcome status(Held held) {
        Arrival arrival = held.arrival();
        Optional<String> patientId = people.patient(held);
        Optional<Row> known = rows.find(
                        arrival.partner().code(), arrival.message().placer().orElseThrow())
                .filter(row -> patientId.filter(row.patientId()::equals).isPresent());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, "", "ServiceRequest.identifier");
        }
        Receipt receipt = recorder.accepted(arrival, held.now());
        Task shown = followUp.told(arrival, known.get(), held.now());
        return acceptance.untold(shown, arrival, arrival.message().remarks(), receipt);
    }

    /** In an update only the withdrawal is applied; nothing else of the message is kept. */
    private IntakeOutcome withdrawn(Arrival arrival, Instant now) {
        if (arrival.message().event() == Event.CONSENT_FILED) {
            return acceptance.ofNo(arrival, now);
        }
        List<Remark> remarks = List.of(new Remark(Issue.WITHDRAWN, "Consent"));
        Receipt receipt = recorder.accepted(arrival, now);
        Optional<Row> row =
                rows.lock(arrival.partner().code(), arrival.message().placer().orElseThrow());
        Task task = row.map(known -> store.read(Task.class, known.taskId())).orElseGet(Task::new);
        return acceptance.of(arrival, task, remarks, receipt);
    }
}
