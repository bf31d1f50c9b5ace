package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Referral;

/** RF1 to ServiceRequest; the guide's HL7 v2 page, rows RF1-1 to RF1-25. */
final class Rf1ToServiceRequest {

    private static final int MAX_NOTE_LENGTH = 2000;
    private static final PublishedMap PRIORITIES = PublishedMap.of("v2-referral-priority");

    private final Translation translation;
    private final Faults faults;
    private final Segment rf1;
    private final ServiceRequest referral = new ServiceRequest();

    private Rf1ToServiceRequest(Translation translation, Segment rf1) {
        this.translation = translation;
        this.faults = translation.faults();
        this.rf1 = rf1;
    }

    /** The referral in full. */
    static ServiceRequest map(Translation translation, Segment rf1) {
        Rf1ToServiceRequest mapper = new Rf1ToServiceRequest(translation, rf1);
        EiToPlacer.map(translation, rf1).ifPresent(mapper.referral::addIdentifier);
        Referral.complete(mapper.referral);
        mapper.status();
        mapper.priority();
        mapper.period();
        mapper.authored();
        mapper.reason();
        mapper.notes();
        PvToClinicalService.map(translation, mapper.referral);
        return mapper.referral;
    }

    /** Only what names it, for a cancel or a question. */
    static ServiceRequest named(Translation translation, Segment rf1, ServiceRequestStatus status) {
        Rf1ToServiceRequest mapper = new Rf1ToServiceRequest(translation, rf1);
        EiToPlacer.map(translation, rf1).ifPresent(mapper.referral::addIdentifier);
        mapper.referral
                .setStatus(status)
                .setIntent(ServiceRequestIntent.PROPOSAL)
                .setRequester(translation.sender());
        return mapper.referral;
    }

    private void status() {
        switch (rf1.text(1)) {
            case "", "P", "A" -> referral.setStatus(ServiceRequestStatus.ACTIVE);
            case "R" -> referral.setStatus(ServiceRequestStatus.REVOKED);
            case "E" -> faults.add(Condition.APPLICATION, rf1.at(1), Issue.EXPIRED);
            default -> faults.add(Condition.TABLE_VALUE, rf1.at(1));
        }
    }

    private void priority() {
        String code = rf1.text(2);
        if (code.isEmpty()) {
            if (translation.isComplete()) {
                referral.setPriority(ServiceRequestPriority.ROUTINE);
            }
            return;
        }
        PRIORITIES
                .find(code)
                .map(ServiceRequestPriority::fromCode)
                .ifPresentOrElse(referral::setPriority, () -> faults.add(Condition.TABLE_VALUE, rf1.at(2)));
    }

    private void period() {
        Optional<V2Time> start = translation.time(rf1, 7);
        Optional<V2Time> end = translation.time(rf1, 8);
        if (start.isEmpty() && end.isEmpty()) {
            return;
        }
        if (start.isPresent()
                && end.isPresent()
                && end.get().instant().isBefore(start.get().instant())) {
            faults.add(Condition.DATA_TYPE, rf1.at(8));
            return;
        }
        Period period = new Period();
        start.ifPresent(time -> period.setStartElement(new DateTimeType(time.fhir())));
        end.ifPresent(time -> period.setEndElement(new DateTimeType(time.fhir())));
        referral.setOccurrence(period);
    }

    private void authored() {
        String fallback = V2Time.parse(translation.message().msh().raw(7).strip(), translation.zone())
                .map(V2Time::fhir)
                .orElse(null);
        String authored = translation.time(rf1, 9).map(V2Time::fhir).orElse(fallback);
        if (authored != null) {
            referral.setAuthoredOnElement(new DateTimeType(authored));
        }
    }

    /** RF1-10: a reason of ours, never a diagnosis. */
    private void reason() {
        if (!rf1.has(10)) {
            return;
        }
        String code = rf1.text(10);
        if (rf1.text(10, 3).equals("99HUB") && Referral.REASONS.contains(code)) {
            referral.addReasonCode(Referral.reason(code));
        } else {
            faults.remark(Issue.MINIMIZED, rf1.at(10));
        }
    }

    private void notes() {
        for (int field : new int[] {14, 24}) {
            String text = rf1.whole(field);
            if (text.length() > MAX_NOTE_LENGTH) {
                faults.add(Condition.TOO_LONG, rf1.at(field));
            } else if (!text.isEmpty()) {
                referral.addNote(new Annotation().setText(text));
            }
        }
    }
}
