package org.nextstephub.server.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.Inbox.MessageKey;
import org.nextstephub.server.store.Receipts;
import org.nextstephub.server.store.ReferralRows;
import org.nextstephub.server.store.ReferralRows.Placer;
import org.nextstephub.server.store.ReferralRows.Row;

/** What a partner may know of what it sent: the task in the partner's form, and what became of a message. */
final class ReferralStatus {

    private final HubStore store;
    private final ReferralRows rows;
    private final Receipts receipts;
    private final Clock clock;

    ReferralStatus(HubStore store, ReferralRows rows, Receipts receipts, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * The status by the sender's number of the referral, the hub's, or the key of a message; empty alike when it is
     * unknown and when it is somebody else's.
     */
    Optional<Parameters> of(Caller caller, String partner, Identifier asked) {
        return store.inOneTransaction(() -> {
            Parameters status = new Parameters();
            row(partner, asked).ifPresent(row -> {
                Task held = store.read(Task.class, row.taskId());
                store.record(Disclosure.of(
                        caller,
                        "Task/" + row.taskId(),
                        "Patient/" + row.patientId(),
                        Disclosure.fact(held),
                        clock.instant()));
                status.addParameter()
                        .setName("task")
                        .setResource(ReferralTask.partnerView(held, row.placer(), partner));
            });
            receipts.latest(partner, new MessageKey(asked.getSystem(), asked.getValue()))
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

    /** The tasks of a partner that changed since, in the partner's form: for the file that a route writes for it. */
    Bundle changes(Caller route, Partner partner, Instant since) {
        return store.inOneTransaction(() -> {
            Bundle changes = new Bundle().setType(BundleType.COLLECTION);
            for (Task held : store.tasksChanged(partner.organizationId(), since)) {
                Optional<Row> row =
                        rows.numbered(partner.code(), held.getGroupIdentifier().getValue());
                row.ifPresent(known -> {
                    store.record(Disclosure.of(
                            new Caller(
                                    route.client(),
                                    route.role(),
                                    List.of(partner.code()),
                                    route.scopes(),
                                    route.address()),
                            "Task/" + known.taskId(),
                            "Patient/" + known.patientId(),
                            Disclosure.fact(held),
                            clock.instant()));
                    changes.addEntry().setResource(ReferralTask.partnerView(held, known.placer(), partner.code()));
                });
            }
            return changes;
        });
    }

    private Optional<Row> row(String partner, Identifier asked) {
        return Canonical.REFERRAL.equals(asked.getSystem())
                ? rows.numbered(partner, asked.getValue())
                : rows.lock(partner, new Placer(asked.getSystem(), asked.getValue()));
    }
}
