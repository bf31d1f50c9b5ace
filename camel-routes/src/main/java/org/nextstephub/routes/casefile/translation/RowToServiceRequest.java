package org.nextstephub.routes.casefile.translation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.Referral;

/** The columns about the referral to ServiceRequest; the guide's case file page, columns referral_id to cancel_reason. */
final class RowToServiceRequest {

    private final Cells cells;
    private final RegisteredPartner partner;
    private final MessageDraft draft;
    private final ServiceRequest referral = new ServiceRequest();

    private RowToServiceRequest(Cells cells, RegisteredPartner partner, MessageDraft draft) {
        this.cells = cells;
        this.partner = partner;
        this.draft = draft;
        referral.setSubject(draft.to("Patient"))
                .addIdentifier(Referral.placer(
                        Canonical.partnerNaming(partner.code(), "referral"), cells.raw(Column.REFERRAL_ID)));
    }

    /** Only what names it. */
    static ServiceRequest named(Cells cells, RegisteredPartner partner, MessageDraft draft) {
        return new RowToServiceRequest(cells, partner, draft)
                .referral
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.PROPOSAL);
    }

    /** The referral in full. */
    static ServiceRequest map(Cells cells, RegisteredPartner partner, MessageDraft draft, Instant now) {
        RowToServiceRequest mapper = new RowToServiceRequest(cells, partner, draft);
        Referral.complete(mapper.referral);
        mapper.referral
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setPriority(ServiceRequestPriority.ROUTINE)
                .setRequester(draft.to("PractitionerRole"));
        if (cells.has(Column.EVENT_TIME) && draft.bundle().hasTimestamp()) {
            mapper.referral.setAuthoredOnElement(
                    new DateTimeType(draft.bundle().getTimestampElement().getValueAsString()));
        }
        mapper.overlap();
        mapper.clinicalService(LocalDate.ofInstant(now, TimeSpan.TORONTO));
        mapper.attestations();
        mapper.contactSafety();
        mapper.reasonsAndNotes();
        return mapper.referral;
    }

    private void overlap() {
        Optional<String> start = cells.read(Column.OVERLAP_START);
        Optional<String> end = cells.read(Column.OVERLAP_END);
        if (start.isEmpty() && end.isEmpty()) {
            return;
        }
        if (start.isPresent() && end.isPresent() && end.get().compareTo(start.get()) < 0) {
            cells.add(Condition.DATA_TYPE, Column.OVERLAP_END, Hint.REVERSED);
        }
        Period period = new Period();
        start.ifPresent(day -> period.setStartElement(new DateTimeType(day)));
        end.ifPresent(day -> period.setEndElement(new DateTimeType(day)));
        referral.setOccurrence(period);
    }

    private void clinicalService(LocalDate today) {
        cells.read(Column.PROGRAM_ADMISSION_DATE);
        Optional<String> planned = cells.read(Column.PLANNED_DISCHARGE_DATE);
        Optional<String> discharged = cells.read(Column.DISCHARGE_DATE);
        boolean ended =
                discharged.filter(day -> !LocalDate.parse(day).isAfter(today)).isPresent();
        if (ended) {
            cells.remark(Issue.SERVICE_ENDED, Column.DISCHARGE_DATE);
            referral.addExtension(Referral.serviceEnded(discharged.get(), MessageDraft.organization(partner.code())));
        } else {
            planned.or(() -> discharged)
                    .ifPresent(day -> referral.addExtension(
                            Referral.serviceUntil(day, MessageDraft.organization(partner.code()))));
        }
    }

    private void attestations() {
        attest("identify-readiness", Column.READINESS_DATE);
        attest("start-conversation", Column.CONVERSATION_DATE);
    }

    private void attest(String step, Column column) {
        cells.read(column).ifPresent(day -> Referral.attest(referral, step, day, draft.to("PractitionerRole")));
    }

    /** Without a word about it no message may be left. */
    private void contactSafety() {
        Extension safety = new Extension(Canonical.EXT_CONTACT_SAFETY);
        cells.read(Column.SAFE_CONTACT_NOTES)
                .ifPresent(text -> safety.addExtension("instruction", new StringType(text)));
        cells.read(Column.PREFERRED_CONTACT)
                .ifPresent(code -> safety.addExtension("preferredMethod", new CodeType(code)));
        boolean may =
                cells.read(Column.PHONE_OK_TO_LEAVE_MESSAGE).filter("Y"::equals).isPresent();
        safety.addExtension("doNotLeaveMessage", new BooleanType(!may));
        referral.addExtension(safety);
    }

    private void reasonsAndNotes() {
        cells.read(Column.REASON_CODES).ifPresent(codes -> {
            for (String code : codes.split("\\s*;\\s*")) {
                referral.addReasonCode(Referral.reason(code));
            }
        });
        note("GOALS: ", Column.SUPPORT_GOALS);
        note("INTERESTS: ", Column.INTERESTS);
        note("ACCESS_NEEDS: ", Column.ACCESS_NEEDS);
        note("", Column.NOTES);
    }

    private void note(String type, Column column) {
        cells.read(column).ifPresent(text -> referral.addNote(new Annotation().setText(type + text)));
    }
}
