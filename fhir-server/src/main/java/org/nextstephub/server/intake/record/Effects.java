package org.nextstephub.server.intake.record;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.ContentPolicy;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.gate.IntakeOutcome.Fault;
import org.nextstephub.server.intake.gate.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.gate.IntakeOutcome.View;
import org.nextstephub.server.intake.gate.Permitted;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.record.FilingWriter.Filed;
import org.nextstephub.server.intake.record.ReferralWriter.Written;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Inbox;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Row;

/**
 * What an accepted message changes, in the transaction that decided it: a new referral, a change of a held one, a
 * cancellation, a service that ended; and the answer, which is stored with it.
 */
public final class Effects {

    private static final Pattern ADDRESS = Pattern.compile("urn:uuid:[0-9a-fA-F-]{36}");
    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]*\",?");

    private static final Fault UNKNOWN_PERSON = new Fault(
            IssueType.REQUIRED,
            "Parameters.parameter",
            "Nobody is held under this number yet: send the parameter patient with the Patient too");

    private final FhirContext fhir;
    private final HubStore store;
    private final Inbox inbox;
    private final Receipts receipts;
    private final ReferralRows rows;
    private final ContentPolicy content;
    private final ReferralWriter writer;
    private final FilingWriter filings;
    private final ReferralReceipts recorder;
    private final FhirAnswer answers;
    private final Aftermath aftermath;
    private final PersonFeed feed;
    private final Conversation conversation;

    public Effects(
            FhirContext fhir,
            HubStore store,
            Inbox inbox,
            Receipts receipts,
            ReferralRows rows,
            ContentPolicy content,
            ReferralWriter writer,
            FilingWriter filings,
            ReferralReceipts recorder,
            FhirAnswer answers,
            Aftermath aftermath,
            PersonFeed feed,
            Conversation conversation) {
        this.fhir = fhir;
        this.store = store;
        this.inbox = inbox;
        this.receipts = receipts;
        this.rows = rows;
        this.content = content;
        this.writer = writer;
        this.filings = filings;
        this.recorder = recorder;
        this.answers = answers;
        this.aftermath = aftermath;
        this.feed = feed;
        this.conversation = conversation;
    }

    /** A new referral, or a new version of one that is held. */
    public IntakeOutcome referral(Decided decided) {
        Arrival arrival = decided.arrival();
        Message message = arrival.message();
        String agreement = decided.agreement().idAndVersion();
        Optional<Row> known =
                rows.lock(arrival.partner().code(), message.placer().orElseThrow());
        boolean isNew = message.event() == Event.ADD && known.isEmpty();
        Optional<Remark> objection = content.objection(message, isNew, decided.now());
        if (objection.isPresent()) {
            return arrival.refused(
                    objection.get().issue(), agreement, objection.get().element());
        }
        List<Remark> remarks = new ArrayList<>(message.remarks());
        if (decided.consent().capped()) {
            remarks.add(new Remark(Issue.CONSENT_CAPPED, "Consent.provision.period"));
        }
        message.referral().ifPresent(referral -> remarks.addAll(content.remarks(referral, decided.now())));
        Permitted permitted = permitted(decided, Decision.PERMIT);
        if (isNew) {
            return storeNew(permitted, decided.keys(), remarks);
        }
        return known.map(row -> storeChange(permitted, row, remarks))
                .orElseGet(() -> arrival.refused(Issue.UNKNOWN_REFERRAL, agreement, "ServiceRequest.identifier"));
    }

    private Permitted permitted(Decided decided, Decision decision) {
        return decided.permitted(recorder.accepted(
                decided.arrival(),
                decision,
                decided.consent(),
                decided.agreement().idAndVersion(),
                decided.now()));
    }

    private IntakeOutcome storeNew(Permitted permitted, List<String> keys, List<Remark> remarks) {
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
                contentHash(arrival.message()),
                eventTime(arrival, permitted.now()),
                false);
        rows.insert(arrival.partner().code(), row);
        aftermath.begun(permitted, row, written);
        return answered(arrival, aftermath.view(arrival, written), remarks, permitted.receipt());
    }

    private IntakeOutcome storeChange(Permitted permitted, Row row, List<Remark> remarks) {
        Arrival arrival = permitted.arrival();
        Message message = arrival.message();
        String agreement = permitted.receipt().agreement();
        if (permitted.patientId().filter(row.patientId()::equals).isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, agreement, "ServiceRequest.identifier");
        }
        if (row.cancelled()) {
            return arrival.refused(Issue.CANCELLED, agreement, "ServiceRequest.identifier");
        }
        Task task = store.read(Task.class, row.taskId());
        String hash = contentHash(message);
        if (hash.equals(row.contentSha256())) {
            remarks.add(new Remark(Issue.ALREADY_KNOWN, "ServiceRequest"));
            return accepted(arrival, task, remarks, permitted.receipt());
        }
        if (message.event() == Event.ADD && !arrival.partner().treatsKnownReferralAsUpdate()) {
            return arrival.refused(Issue.REF_CONFLICT, agreement, "ServiceRequest.identifier");
        }
        Instant eventTime = eventTime(arrival, permitted.now());
        if (eventTime.isBefore(row.eventTime())) {
            remarks.add(new Remark(Issue.STALE, "Bundle.timestamp"));
            return accepted(arrival, task, remarks, permitted.receipt());
        }
        ServiceRequest before = store.read(ServiceRequest.class, row.serviceRequestId());
        ServiceRequest after = writer.writeChange(permitted, before.copy(), remarks);
        rows.changed(arrival.partner().code(), row.placer(), hash, eventTime, false);
        requestChanged(row, task, before, after, permitted);
        return accepted(arrival, task, remarks, permitted.receipt());
    }

    /** A hold that the sender asks for, an end that came nearer, a request that was closed before the introduction. */
    private void requestChanged(Row row, Task task, ServiceRequest before, ServiceRequest after, Permitted permitted) {
        String partner = permitted.arrival().partner().code();
        Optional<Task> moved = SenderChange.apply(task, before, after, permitted.now());
        moved.ifPresent(changed -> store.save(
                List.of(changed),
                WritePermit.of(permitted.decision(), permitted.receipt().number())));
        SenderChange.notes(task, before, after).forEach(reason -> aftermath.note(task, reason));
        aftermath.changed(partner, row, moved.orElse(task), permitted.now());
    }

    /** A consent by itself: a permit, also one that begins later, or the person's no. */
    public IntakeOutcome filing(Decided decided) {
        Arrival arrival = decided.arrival();
        boolean known = decided.patientId().isPresent();
        if (!known && arrival.message().isPartial()) {
            return new Invalid(Reason.SUBJECT_MISSING, List.of(UNKNOWN_PERSON), arrival.context());
        }
        Permitted permitted = permitted(decided, decided.consent().decision());
        Optional<Consent> held = unchanged(permitted);
        if (held.isPresent()) {
            return filed(permitted, held.get().getIdElement().getIdPart());
        }
        Filed filed = filings.write(permitted, known ? "" : rows.nextPersonNumber());
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

    private Accepted filed(Permitted permitted, String consent) {
        receipts.keep(permitted.receipt());
        return new Accepted(
                text(answers.filed(permitted.arrival(), permitted.decision(), permitted.receipt(), consent)),
                permitted.receipt());
    }

    /** Cancelling is never held up: neither agreement nor consent is asked. */
    public IntakeOutcome cancel(Arrival arrival, Optional<String> patientId, Instant now) {
        Optional<Row> known = rows.lock(
                        arrival.partner().code(), arrival.message().placer().orElseThrow())
                .filter(row -> patientId.filter(row.patientId()::equals).isPresent());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, "", "ServiceRequest.identifier");
        }
        Row row = known.get();
        Task task = store.read(Task.class, row.taskId());
        List<Remark> remarks = new ArrayList<>(arrival.message().remarks());
        Receipt receipt = recorder.accepted(arrival, now);
        if (!row.cancelled() && (!ReferralTask.isOver(task) || !remarks.isEmpty())) {
            Cancellation cancellation = Cancellation.in(arrival.message());
            ServiceRequest referral = store.read(ServiceRequest.class, row.serviceRequestId());
            cancellation.applyTo(referral);
            List<Resource> changed = new ArrayList<>(List.of(referral));
            if (ReferralTask.isBeforeIntroduction(task)) {
                cancellation.applyTo(task, now);
                changed.add(task);
            } else if (!ReferralTask.isOver(task)) {
                remarks.add(new Remark(Issue.CANCEL_ASKED, "ServiceRequest"));
                aftermath.wishToCancel(task, cancellation.reason());
            }
            store.update(changed, WritePermit.ofWithdrawal(receipt.number()));
            rows.changed(arrival.partner().code(), row.placer(), row.contentSha256(), eventTime(arrival, now), true);
            aftermath.changed(arrival.partner().code(), row, task, now);
        } else {
            remarks.add(new Remark(Issue.CLOSED, "ServiceRequest"));
        }
        return accepted(arrival, task, remarks, receipt);
    }

    /** In an update the withdrawal is the whole answer; nothing else of the message is taken. */
    public IntakeOutcome withdrawn(Arrival arrival, Instant now) {
        Receipt receipt = recorder.accepted(arrival, now);
        if (arrival.message().event() == Event.CONSENT_FILED) {
            receipts.keep(receipt);
            return new Accepted(text(answers.filedNo(receipt)), receipt);
        }
        List<Remark> remarks = List.of(new Remark(Issue.WITHDRAWN, "Consent"));
        Optional<Row> row =
                rows.lock(arrival.partner().code(), arrival.message().placer().orElseThrow());
        Task task = row.map(known -> store.read(Task.class, known.taskId())).orElseGet(Task::new);
        return accepted(arrival, task, remarks, receipt);
    }

    /** What a feed tells about a person of whom a referral is held. */
    public IntakeOutcome fromFeed(Decided decided) {
        Arrival arrival = decided.arrival();
        Permitted permitted = permitted(decided, Decision.PERMIT);
        feed.apply(permitted, eventTime(arrival, decided.now()));
        return accepted(arrival, new Task(), arrival.message().remarks(), permitted.receipt());
    }

    /** What was asked by a message is told like what is asked by an operation; nothing of the question is kept. */
    public IntakeOutcome status(Arrival arrival, Optional<String> patientId, Instant now) {
        Optional<Row> known = rows.find(
                        arrival.partner().code(), arrival.message().placer().orElseThrow())
                .filter(row -> patientId.filter(row.patientId()::equals).isPresent());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, "", "ServiceRequest.identifier");
        }
        Receipt receipt = recorder.accepted(arrival, now);
        receipts.keep(receipt);
        Task shown = aftermath.told(arrival, known.get(), now);
        Bundle answer =
                answers.accepted(arrival, new View(shown, arrival.message().remarks(), receipt.number()));
        return new Accepted(text(answer), receipt);
    }

    /** Something the agency says about its referral, in words, for the desk to read. */
    public IntakeOutcome communication(Decided decided) {
        Arrival arrival = decided.arrival();
        Optional<Row> known =
                rows.lock(arrival.partner().code(), arrival.message().placer().orElseThrow());
        if (known.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, decided.agreement().idAndVersion(), "Communication.basedOn");
        }
        Permitted permitted = permitted(decided, Decision.PERMIT);
        Task task = store.read(Task.class, known.get().taskId());
        conversation.keep(permitted, known.get(), task);
        return accepted(arrival, task, arrival.message().remarks(), permitted.receipt());
    }

    /** Of this nothing is kept but the receipt. */
    public IntakeOutcome noted(Arrival arrival, Instant now) {
        Receipt receipt = recorder.accepted(arrival, now);
        receipts.keep(receipt);
        Bundle answer = answers.accepted(
                arrival, new View(new Task(), List.of(new Remark(Issue.ALREADY_KNOWN, "Bundle")), receipt.number()));
        return new Accepted(text(answer), receipt);
    }

    /** No answer tells whether the person is known. */
    public IntakeOutcome nothing(Arrival arrival, Instant now) {
        Receipt receipt = recorder.accepted(arrival, now);
        return accepted(arrival, new Task(), arrival.message().remarks(), receipt);
    }

    private Accepted accepted(Arrival arrival, Task task, List<Remark> remarks, Receipt receipt) {
        return answered(arrival, task.hasStatus() ? aftermath.view(arrival, task) : task, remarks, receipt);
    }

    private Accepted answered(Arrival arrival, Task shown, List<Remark> remarks, Receipt receipt) {
        receipts.keep(receipt);
        List<Remark> said = new ArrayList<>(remarks);
        if (receipt.test()) {
            said.add(new Remark(Issue.TEST_LANE, "Bundle"));
        }
        Bundle answer = answers.accepted(arrival, new View(shown, said, receipt.number()));
        String text = text(answer);
        inbox.answer(arrival.partner().code(), arrival.message().key(), text);
        return new Accepted(text, receipt);
    }

    private String text(Resource answer) {
        return fhir.newJsonParser().encodeResourceToString(answer);
    }

    /** When it happened at the sender; a time that lies ahead counts as now. */
    private static Instant eventTime(Arrival arrival, Instant now) {
        Instant stated = arrival.message().bundle().hasTimestamp()
                ? arrival.message().bundle().getTimestamp().toInstant()
                : now;
        return stated.isAfter(now) ? now : stated;
    }

    /** What the message says of the referral and the person, without times and ids of transport. */
    private String contentHash(Message message) {
        StringBuilder said = new StringBuilder();
        message.bundle().getEntry().stream()
                .filter(entry ->
                        ReferralBundles.KEPT.contains(entry.getResource().fhirType()))
                .map(entry -> fhir.newJsonParser()
                        .setOverrideResourceIdWithBundleEntryFullUrl(false)
                        .encodeResourceToString(entry.getResource()))
                .map(text -> ID.matcher(ADDRESS.matcher(text).replaceAll("")).replaceAll(""))
                .sorted()
                .forEach(said::append);
        return ReceivedMessage.sha256(said.toString());
    }
}
