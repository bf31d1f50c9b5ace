package org.nextstephub.server.intake.record;

import java.util.List;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.record.writer.ReferralWriter;
import org.nextstephub.server.intake.record.writer.ReferralWriter.Written;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.springframework.stereotype.Component;

/** A new referral: its number, its records with their task, and what follows. */
@Component
class ReferralAddition {

    private final ReferralRows rows;
    private final ContentHash hash;
    private final ReferralWriter writer;
    private final Acceptance acceptance;
    private final FollowUp followUp;

    ReferralAddition(
            ReferralRows rows, ContentHash hash, ReferralWriter writer, Acceptance acceptance, FollowUp followUp) {
        this.rows = rows;
        this.hash = hash;
        this.writer = writer;
        this.acceptance = acceptance;
        this.followUp = followUp;
    }

    /** @param keys by which its person is recognised from now on */
    IntakeOutcome keep(Permitted permitted, List<String> keys, List<Remark> remarks) {
        Arrival arrival = permitted.arrival();
        String filler = rows.nextFiller();
        String personNumber = permitted.patientId().isPresent() ? "" : rows.nextPersonNumber();
        Written written = writer.writeNew(permitted, filler, personNumber, remarks);
        keys.forEach(key -> rows.personIs(arrival.partner().code(), key, written.patientId()));
        Row row = new Row(
                arrival.message().placer().orElseThrow(),
                written.referral().getIdElement().getIdPart(),
                written.task().getIdElement().getIdPart(),
                written.patientId(),
                filler,
                hash.of(arrival.message()),
                EventTime.of(arrival.message().bundle(), permitted.now()),
                false);
        rows.insert(arrival.partner().code(), row);
        followUp.begun(permitted, row, written);
        return acceptance.showing(followUp.view(arrival, written), arrival, remarks, permitted.receipt());
    }
}
