package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.MessageKey;
import org.nextstephub.profiles.Placer;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.profiles.SharedFact;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;
import org.nextstephub.server.telling.PartnerView;
import org.springframework.stereotype.Component;

/** What a partner may know of what it sent: the task in the partner's form, and the outcome of a message. */
@Component
public class ReferralStatus {

    private final HubStore store;
    private final ReferralRows rows;
    private final Receipts receipts;
    private final NoticeRows notices;
    private final PartnerView views;
    private final SenderWords words;
    private final Clock clock;

    ReferralStatus(
            HubStore store,
            ReferralRows rows,
            Receipts receipts,
            NoticeRows notices,
            PartnerView views,
            SenderWords words,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.receipts = receipts;
        this.notices = notices;
        this.views = views;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The status by the sender's number of the referral, the hub's, or the key of a message; empty alike when it is
     * unknown and when it is somebody else's.
     */
    public Optional<Parameters> of(Caller caller, Partner partner, Identifier asked) {
        return store.inOneTransaction(() -> {
            Parameters status = new Parameters();
            row(partner.code(), asked)
                    .ifPresent(row -> status.addParameter().setName("task").setResource(told(caller, partner, row)));
            receipts.latest(
                            partner.code(),
                            words.kept(new MessageKey(asked.getSystem(), asked.getValue()), partner.code()))
                    .ifPresent(fate -> {
                        status.addParameter("received", new DateTimeType(java.util.Date.from(fate.receivedAt())));
                        if (fate.decision() != null) {
                            status.addParameter("decision", new CodeType(fate.decision()));
                        }
                        status.addParameter("receipt", new StringType(fate.number()));
                    });
            return Optional.of(status).filter(Parameters::hasParameter);
        });
    }

    /** The task in the partner's form; that it was told is recorded with it. */
    private Task told(Caller caller, Partner partner, Row row) {
        Task view = views.of(store.read(Task.class, row.taskId()), row.placer(), partner);
        store.record(Disclosure.of(
                caller.forPartner(partner.code()),
                "Task/" + row.taskId(),
                "Patient/" + row.patientId(),
                SharedFact.shownBy(view),
                clock.instant()));
        return view;
    }

    /** The partner's referrals of which something new may be told since: for the file that a route writes for it. */
    public Bundle changes(Caller route, Partner partner, Instant since) {
        return store.inOneTransaction(() -> {
            Bundle changes = new Bundle().setType(BundleType.COLLECTION);
            notices.since(partner.code(), since).stream()
                    .filter(notice -> notice.state() != NoticeRows.State.WITHHELD)
                    .map(Notice::taskId)
                    .distinct()
                    .flatMap(task -> rows.ofTask(task).stream())
                    .forEach(referral -> changes.addEntry()
                            .setFullUrl(IdType.newRandomUuid().getValue())
                            .setResource(told(route, partner, referral.row())));
            return changes;
        });
    }

    private Optional<Row> row(String partner, Identifier asked) {
        return Canonical.REFERRAL.equals(asked.getSystem())
                ? rows.numbered(partner, asked.getValue())
                : rows.find(partner, new Placer(asked.getSystem(), asked.getValue()));
    }
}
