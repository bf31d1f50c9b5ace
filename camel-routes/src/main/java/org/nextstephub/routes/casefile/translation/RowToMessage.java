package org.nextstephub.routes.casefile.translation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.ConsentStatement;
import org.nextstephub.routes.message.Ids;
import org.nextstephub.routes.message.MessageDraft;

/** A row to the one FHIR message it becomes: a pure function of the row and the partner. The guide's case file page. */
public final class RowToMessage {

    private static final Duration AHEAD_REMARK = Duration.ofMinutes(5);
    private static final Duration AHEAD_LIMIT = Duration.ofHours(24);

    /**
     * @param message empty when the row has faults
     * @param faults errors, or the remarks of a row that was translated
     */
    public record Result(Optional<Bundle> message, List<RowFault> faults) {}

    private final CaseRow row;
    private final Cells cells;
    private final RegisteredPartner partner;

    private RowToMessage(CaseRow row, RegisteredPartner partner) {
        this.row = row;
        this.cells = new Cells(row);
        this.partner = partner;
    }

    public static Result translate(CaseRow row, RegisteredPartner partner, Instant now) {
        RowToMessage mapper = new RowToMessage(row, partner);
        Optional<Bundle> message = mapper.message(now);
        List<RowFault> errors = mapper.cells.errors();
        return errors.isEmpty() ? new Result(message, mapper.cells.remarks()) : new Result(Optional.empty(), errors);
    }

    private Optional<Bundle> message(Instant now) {
        Optional<RowEvent> event = cells.need(Column.EVENT).flatMap(RowEvent::named);
        Optional<String> key = cells.need(Column.EVENT_ID);
        Optional<String> placer = cells.need(Column.REFERRAL_ID);
        Optional<String> person = cells.need(Column.CLIENT_ID);
        if (event.isEmpty() || key.isEmpty() || placer.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        MessageDraft draft = draft(event.get(), key.get());
        Optional<ConsentStatement> dissent = RowToDissent.of(row);
        if (event.get() != RowEvent.NEW && dissent.isPresent()) {
            draft.happenedAt(new InstantType(timeOfDissent(now)));
            onlyDissent(draft, event.get(), dissent.get());
        } else {
            happenedAt(now).ifPresent(time -> draft.happenedAt(new InstantType(time)));
            whole(draft, event.get(), now);
        }
        return Optional.of(draft.bundle());
    }

    private MessageDraft draft(RowEvent event, String key) {
        Ids ids = new Ids(Canonical.partnerNaming(partner.code(), "event"), key);
        MessageDraft draft =
                new MessageDraft(ids, partner.code(), partner.code(), "casefile", event.coding(), event.trigger());
        draft.content(row.canonical());
        return draft;
    }

    private Optional<String> happenedAt(Instant now) {
        Optional<String> stated = cells.need(Column.EVENT_TIME, Hint.TIME);
        Optional<Instant> time = stated.map(text -> OffsetDateTime.parse(text).toInstant());
        if (time.filter(at -> at.isAfter(now.plus(AHEAD_LIMIT))).isPresent()) {
            cells.add(Condition.DATA_TYPE, Column.EVENT_TIME, Hint.AHEAD);
        } else if (time.filter(at -> at.isAfter(now.plus(AHEAD_REMARK))).isPresent()) {
            cells.remark(Issue.CLOCK, Column.EVENT_TIME);
        }
        return stated.map(RowToMessage::withSeconds);
    }

    /** A dissent counts from now if the row does not say since when. */
    private String timeOfDissent(Instant now) {
        String stated = cells.raw(Column.EVENT_TIME);
        boolean usable = !stated.isEmpty()
                && Column.EVENT_TIME.form().misfit(stated).isEmpty()
                && !OffsetDateTime.parse(stated).toInstant().isAfter(now);
        return usable ? withSeconds(stated) : now.toString();
    }

    /** FHIR's instant has seconds. */
    private static String withSeconds(String time) {
        return time.replaceFirst("^(.{16})(?=Z|[+-])", "$1:00");
    }

    private void whole(MessageDraft draft, RowEvent event, Instant now) {
        if (event == RowEvent.CANCEL) {
            draft.addFocus("ServiceRequest", RowToCancellation.map(cells, partner, draft));
            draft.add("Patient", RowToPatient.identified(cells, partner));
            return;
        }
        ServiceRequest referral = RowToServiceRequest.map(cells, partner, draft, now);
        Patient person = RowToPatient.map(cells, partner, now);
        draft.addFocus("ServiceRequest", referral);
        draft.add("Patient", person);
        RowToRequester.map(cells, partner, draft);
        RowToConsent.map(cells, partner, draft, referral);
    }

    /** A dissent is taken whatever else is wrong with the row; of an update, nothing else is taken. */
    private void onlyDissent(MessageDraft draft, RowEvent event, ConsentStatement dissent) {
        draft.addFocus(
                "ServiceRequest",
                event == RowEvent.CANCEL
                        ? RowToCancellation.map(cells, partner, draft)
                        : RowToServiceRequest.named(cells, partner, draft));
        draft.add("Patient", RowToPatient.identified(cells, partner));
        RowToDissent.add(cells, partner, draft, dissent);
        if (event == RowEvent.UPDATE) {
            draft.markPartial();
        }
    }
}
