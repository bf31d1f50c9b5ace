package org.nextstephub.routes.hl7v2;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.ConToConsent.Given;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Ids;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.Referral;

/** A readable message to the one FHIR message it becomes; a pure function of the message and the partner's settings. */
final class V2ToMessage {

    private static final Duration AHEAD_REMARK = Duration.ofMinutes(5);
    private static final Duration AHEAD_LIMIT = Duration.ofHours(24);

    private V2ToMessage() {}

    /** The FHIR message; it is to be sent only if no errors were added to the faults. */
    static Bundle translate(V2Message message, RegisteredPartner partner, Instant now, Faults faults) {
        Msh msh = message.msh();
        Optional<V2Time> time = sendingTime(msh, partner, now, faults);
        Ids ids = new Ids(Canonical.partnerNaming(partner.code(), "message"), key(msh));
        if (msh.controlId().isEmpty()) {
            faults.add(Condition.REQUIRED_FIELD, "MSH^1^10");
        } else if (msh.controlId().length() > Translation.LONGEST_ID) {
            faults.add(Condition.TOO_LONG, "MSH^1^10");
        }
        MessageDraft draft = draft(message, partner, ids);
        time.ifPresent(stated -> draft.happenedAt(timestamp(stated)));
        draft.content(withoutTimes(message));
        Instant sent = time.map(V2Time::instant).orElse(now);
        Translation translation = new Translation(message, partner, faults, draft, sent, now);
        switch (message.kind()) {
            case NEW, CHANGE -> referral(translation);
            case CANCEL -> cancel(translation);
            case STATUS_ASKED -> question(translation);
            case PATIENT_UPDATED, PERSON_UPDATED -> details(translation);
            case NUMBERS_MERGED -> merge(translation);
            default -> visit(translation);
        }
        remarkWhatIsNeverKept(message, faults);
        return draft.bundle();
    }

    private static MessageDraft draft(V2Message message, RegisteredPartner partner, Ids ids) {
        Msh msh = message.msh();
        Kind kind = message.kind();
        MessageDraft draft =
                new MessageDraft(ids, partner.code(), msh.application(), "mllp", kind.event(), kind.trigger());
        String mode = msh.component(11, 1);
        if (mode.equals("T") || mode.equals("D")) {
            draft.markTest();
        }
        return draft;
    }

    private static InstantType timestamp(V2Time stated) {
        return new InstantType(stated.timed() ? stated.fhir() : stated.instant().toString());
    }

    private static Optional<V2Time> sendingTime(Msh msh, RegisteredPartner partner, Instant now, Faults faults) {
        String text = msh.raw(7).strip();
        if (text.isEmpty()) {
            faults.add(Condition.REQUIRED_FIELD, "MSH^1^7");
            return Optional.empty();
        }
        Optional<V2Time> time = V2Time.parse(text, java.time.ZoneId.of(partner.option("time-zone", "America/Toronto")));
        if (time.isEmpty() || time.get().instant().isAfter(now.plus(AHEAD_LIMIT))) {
            faults.add(Condition.DATA_TYPE, "MSH^1^7");
        } else if (time.get().unclear() || time.get().instant().isAfter(now.plus(AHEAD_REMARK))) {
            faults.remark(Issue.CLOCK, "MSH^1^7");
        }
        return time;
    }

    /** The sender's application, facility and control id together, so that one partner's systems cannot collide. */
    private static String key(Msh msh) {
        return encode(msh.application()) + "/" + encode(msh.facility()) + "/" + encode(msh.controlId());
    }

    private static String encode(String part) {
        return part.contains("/") || part.contains("%") ? URLEncoder.encode(part, StandardCharsets.UTF_8) : part;
    }

    /** The message's content without MSH-7 and MSH-8, which change when it is sent again. */
    private static String withoutTimes(V2Message message) {
        String[] lines = message.text().split("\r", -1);
        char field = message.msh().delimiters().field();
        String[] header = lines[0].split(java.util.regex.Pattern.quote(String.valueOf(field)), -1);
        for (int index : new int[] {6, 7}) {
            if (index < header.length) {
                header[index] = "";
            }
        }
        lines[0] = String.join(String.valueOf(field), header);
        return String.join("\r", lines);
    }

    private static void referral(Translation translation) {
        Optional<Segment> rf1 = required(translation, "RF1");
        Optional<Segment> pid = required(translation, "PID");
        Optional<PrdToRequester.Requester> requester = PrdToRequester.map(translation);
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        MessageDraft draft = translation.draft();
        ServiceRequest referral = Rf1ToServiceRequest.map(translation, rf1.get());
        Patient person = PidToPatient.map(translation, pid.get(), false);
        referral.setSubject(draft.to("Patient"));
        NteToDetails.map(translation, referral, person);
        mustBeReachable(translation, person, referral, pid.get());
        requester.ifPresent(who -> {
            referral.setRequester(draft.to("PractitionerRole"));
            draft.author("PractitionerRole");
        });
        if (translation.message().kind() == Kind.CHANGE) {
            draft.markPartial();
        }
        draft.addFocus("ServiceRequest", referral);
        draft.add("Patient", person);
        requester.ifPresent(who -> {
            draft.add("PractitionerRole", who.role());
            draft.add("Practitioner", who.practitioner());
        });
        consents(translation, Optional.of(referral));
    }

    private static void mustBeReachable(Translation translation, Patient person, ServiceRequest referral, Segment pid) {
        boolean throughReferrer = referral.getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY).stream()
                .flatMap(safety -> safety.getExtensionsByUrl("preferredMethod").stream())
                .anyMatch(method ->
                        "through-referrer".equals(method.getValueAsPrimitive().getValueAsString()));
        if (translation.isComplete() && !person.hasTelecom() && !throughReferrer) {
            translation.faults().add(Condition.REQUIRED_FIELD, pid.at(13));
        }
    }

    private static void cancel(Translation translation) {
        Optional<Segment> rf1 = required(translation, "RF1");
        Optional<Segment> pid = required(translation, "PID");
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        MessageDraft draft = translation.draft();
        ServiceRequest referral = Rf1ToServiceRequest.named(translation, rf1.get(), ServiceRequestStatus.REVOKED);
        referral.setSubject(draft.to("Patient"));
        draft.addFocus("ServiceRequest", referral);
        draft.add("Patient", PidToPatient.map(translation, pid.get(), true));
        consents(translation, Optional.empty());
    }

    /** REF^I15: which referral, and of whom. */
    private static void question(Translation translation) {
        Optional<Segment> rf1 = required(translation, "RF1");
        Optional<Segment> pid = required(translation, "PID");
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        MessageDraft draft = translation.draft();
        ServiceRequest referral = Rf1ToServiceRequest.named(translation, rf1.get(), ServiceRequestStatus.UNKNOWN);
        referral.setSubject(draft.to("Patient"));
        draft.addFocus("ServiceRequest", referral);
        draft.add("Patient", PidToPatient.map(translation, pid.get(), true));
    }

    /** ADT^A08 and A31: the person's details anew; what is absent stays. */
    private static void details(Translation translation) {
        required(translation, "PID").ifPresent(pid -> {
            translation.draft().addFocus("Patient", PidToPatient.map(translation, pid, false));
            consents(translation, Optional.empty());
        });
    }

    /** ADT^A40: two numbers of one person. */
    private static void merge(Translation translation) {
        Optional<Segment> pid = required(translation, "PID");
        Optional<Segment> mrg = required(translation, "MRG");
        if (pid.isPresent() && mrg.isPresent()) {
            translation.draft().addFocus("Patient", PidToPatient.merged(translation, pid.get(), mrg.get()));
            consents(translation, Optional.empty());
        }
    }

    /** ADT^A03, A11 and A13: the person, and the visit that is told of. */
    private static void visit(Translation translation) {
        Optional<Segment> pid = required(translation, "PID");
        if (pid.isEmpty()) {
            return;
        }
        MessageDraft draft = translation.draft();
        draft.addFocus("Patient", PidToPatient.named(translation, pid.get()));
        boolean ended = translation.message().kind() == Kind.SERVICE_ENDED;
        Encounter encounter = new Encounter()
                .setStatus(status(translation.message().kind()))
                .setClass_(new Coding(Canonical.ACT_CODE, "AMB", null))
                .setSubject(draft.to("Patient"));
        if (ended) {
            endOfService(translation).ifPresent(end -> encounter
                    .getPeriod()
                    .setEndElement(new DateTimeType(end.day().toString())));
        }
        translation
                .message()
                .first("PV1")
                .filter(pv1 -> pv1.has(19))
                .ifPresent(pv1 -> encounter.addIdentifier(new Identifier().setValue(pv1.text(19))));
        draft.add("Encounter", encounter);
        consents(translation, Optional.empty());
    }

    private static EncounterStatus status(Kind kind) {
        return switch (kind) {
            case SERVICE_ENDED -> EncounterStatus.FINISHED;
            case VISIT_CANCELLED -> EncounterStatus.CANCELLED;
            default -> EncounterStatus.INPROGRESS;
        };
    }

    private static Optional<V2Time> endOfService(Translation translation) {
        V2Message message = translation.message();
        return message.first("PV1")
                .flatMap(pv1 -> translation.time(pv1, 45))
                .or(() -> message.first("EVN").flatMap(evn -> translation.time(evn, 6)))
                .or(() -> message.first("EVN").flatMap(evn -> translation.time(evn, 2)));
    }

    private static void consents(Translation translation, Optional<ServiceRequest> referral) {
        boolean anyListed = false;
        for (Segment con : translation.message().all("CON")) {
            if (!ConToConsent.isListed(translation, con)
                    || !travels(translation.message().kind(), con)) {
                continue;
            }
            anyListed = true;
            ConToConsent.map(translation, con)
                    .ifPresent(given -> referral.ifPresent(request -> restOn(request, given, translation)));
        }
        boolean asserted = translation.message().msh().raw(21).contains("HUB-NEXTSTEP-REF-1");
        if (asserted && !anyListed && translation.isComplete()) {
            translation.faults().add(Condition.SEGMENT_SEQUENCE, "CON");
        }
    }

    private static void restOn(ServiceRequest referral, Given given, Translation translation) {
        referral.addSupportingInfo(given.consent());
        given.grantedOn()
                .ifPresent(day -> Referral.attest(
                        referral,
                        "confirm-interest-consent",
                        day,
                        translation.draft().to("PractitionerRole")));
    }

    /** A cancel and an ADT carry a consent only if it says no. */
    private static boolean travels(Kind kind, Segment con) {
        return kind.isReferral()
                || con.text(11).equals("X")
                || ((kind == Kind.CANCEL || kind.isAboutDetails())
                        && con.text(11).equals("R"));
    }

    private static Optional<Segment> required(Translation translation, String name) {
        Optional<Segment> segment = translation.message().first(name);
        if (segment.isEmpty()) {
            translation.faults().add(Condition.SEGMENT_SEQUENCE, name);
        }
        return segment;
    }

    private static void remarkWhatIsNeverKept(V2Message message, Faults faults) {
        message.segments().stream()
                .filter(segment -> Rf1ToServiceRequest.NEVER_KEPT.contains(segment.name())
                        || segment.name().startsWith("Z"))
                .findFirst()
                .ifPresent(segment -> faults.remark(Issue.MINIMIZED, segment.name() + "^" + segment.sequence()));
    }
}
