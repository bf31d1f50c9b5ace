package org.nextstephub.server.intake.record;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.StoredView;
import org.nextstephub.server.store.rows.Inbox;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.springframework.stereotype.Component;

/** Accepts a message: its receipt and its answer are kept with what it changed. */
@Component
class Acceptance {

    private final FhirContext fhir;
    private final Inbox inbox;
    private final Receipts receipts;
    private final FhirAnswer answers;
    private final ReferralReceipts recorder;
    private final FollowUp followUp;

    Acceptance(
            FhirContext fhir,
            Inbox inbox,
            Receipts receipts,
            FhirAnswer answers,
            ReferralReceipts recorder,
            FollowUp followUp) {
        this.fhir = fhir;
        this.inbox = inbox;
        this.receipts = receipts;
        this.answers = answers;
        this.recorder = recorder;
        this.followUp = followUp;
    }

    /** With the task as its agency may see it; without one if it has no status. */
    Accepted of(Arrival arrival, Task task, List<Remark> remarks, Receipt receipt) {
        return showing(task.hasStatus() ? followUp.view(arrival, task) : task, arrival, remarks, receipt);
    }

    /** The same, where the task is already as its agency may see it. */
    Accepted showing(Task shown, Arrival arrival, List<Remark> remarks, Receipt receipt) {
        List<Remark> said = new ArrayList<>(remarks);
        if (receipt.test()) {
            said.add(new Remark(Issue.TEST_LANE, "Bundle"));
        }
        Accepted accepted = untold(shown, arrival, said, receipt);
        inbox.answer(arrival.partner().code(), arrival.message().key(), accepted.answer());
        return accepted;
    }

    /** For a message that leaves nothing but its receipt, so that a repetition gets a new answer. */
    Accepted untold(Task shown, Arrival arrival, List<Remark> remarks, Receipt receipt) {
        Bundle answer = answers.accepted(arrival, new StoredView(shown, remarks, receipt.number()));
        return with(answer, receipt);
    }

    /** A withdrawn consent that is filed is a dissent, and nothing else of the message is kept. */
    Accepted ofNo(Arrival arrival, Instant now) {
        Receipt receipt = recorder.accepted(arrival, now);
        return with(answers.filedNo(receipt), receipt);
    }

    /** With an answer that was made elsewhere. */
    Accepted with(Resource answer, Receipt receipt) {
        receipts.keep(receipt);
        return new Accepted(fhir.newJsonParser().encodeResourceToString(answer), receipt);
    }
}
