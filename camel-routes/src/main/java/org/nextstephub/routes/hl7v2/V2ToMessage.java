package org.nextstephub.routes.hl7v2;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.ConToConsent.Given;
import org.nextstephub.routes.hl7v2.Fault.Condition;
import org.nextstephub.routes.hub.RegisteredPartner;

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
        Instant sent = time.map(V2Time::instant).orElse(now);
        Translation translation = new Translation(message, partner, faults, ids, sent, now);
        Bundle bundle = new Bundle().setType(BundleType.MESSAGE);
        bundle.setIdentifier(new Identifier().setSystem(ids.system()).setValue(ids.key()));
        time.ifPresent(stated -> bundle.setTimestampElement(timestamp(stated)));
        bundle.getMeta().setSource(Ids.contentName(withoutTimes(message)));
        MessageHeader header = header(translation);
        add(bundle, ids, "MessageHeader", header);
        switch (message.kind()) {
            case NEW, CHANGE -> referral(translation, bundle, header);
            case CANCEL -> cancel(translation, bundle, header);
            default -> visit(translation, bundle, header);
        }
        remarkWhatIsNeverKept(message, faults);
        return bundle;
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

    private static MessageHeader header(Translation translation) {
        Msh msh = translation.message().msh();
        String partner = translation.partner().code();
        MessageHeader header = new MessageHeader()
                .setEvent(translation.message().kind().event())
                .setSender(translation.sender())
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName(msh.application())
                        .setEndpoint(Canonical.BASE + "/partner/" + partner + "/mllp"));
        header.addDestination()
                .setEndpoint(Canonical.BASE + "/$process-message")
                .setReceiver(Translation.organization(Canonical.PSSEO));
        header.getMeta()
                .addTag(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v2-0003",
                        translation.message().kind().trigger(),
                        null));
        String mode = msh.component(11, 1);
        if (mode.equals("T") || mode.equals("D")) {
            header.getMeta().addSecurity(new Coding(Canonical.ACT_REASON, "HTEST", null));
        }
        return header;
    }

    private static void referral(Translation translation, Bundle bundle, MessageHeader header) {
        Optional<Segment> rf1 = required(translation, "RF1");
        Optional<Segment> pid = required(translation, "PID");
        Optional<PrdToRequester.Requester> requester = PrdToRequester.map(translation);
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        Ids ids = translation.ids();
        ServiceRequest referral = Rf1ToServiceRequest.map(translation, rf1.get());
        Patient person = PidToPatient.map(translation, pid.get(), false);
        referral.setSubject(new Reference(ids.url("Patient")));
        NteToDetails.map(translation, referral, person);
        mustBeReachable(translation, person, referral, pid.get());
        requester.ifPresent(who -> {
            referral.setRequester(new Reference(ids.url("PractitionerRole")));
            header.setAuthor(new Reference(ids.url("PractitionerRole")));
        });
        if (translation.message().kind() == Kind.CHANGE) {
            bundle.getMeta().addTag(new Coding(Canonical.codeSystem("ns-message"), "partial", null));
        }
        header.addFocus(new Reference(ids.url("ServiceRequest")));
        add(bundle, ids, "ServiceRequest", referral);
        add(bundle, ids, "Patient", person);
        requester.ifPresent(who -> {
            add(bundle, ids, "PractitionerRole", who.role());
            add(bundle, ids, "Practitioner", who.practitioner());
        });
        consents(translation, bundle, Optional.of(referral));
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

    private static void cancel(Translation translation, Bundle bundle, MessageHeader header) {
        Optional<Segment> rf1 = required(translation, "RF1");
        Optional<Segment> pid = required(translation, "PID");
        if (rf1.isEmpty() || pid.isEmpty()) {
            return;
        }
        Ids ids = translation.ids();
        ServiceRequest referral = Rf1ToServiceRequest.cancelled(translation, rf1.get());
        referral.setSubject(new Reference(ids.url("Patient")));
        header.addFocus(new Reference(ids.url("ServiceRequest")));
        add(bundle, ids, "ServiceRequest", referral);
        add(bundle, ids, "Patient", PidToPatient.map(translation, pid.get(), true));
        consents(translation, bundle, Optional.empty());
    }

    /** ADT^A03 and A13: the person, and the visit whose end is told. */
    private static void visit(Translation translation, Bundle bundle, MessageHeader header) {
        Optional<Segment> pid = required(translation, "PID");
        if (pid.isEmpty()) {
            return;
        }
        Ids ids = translation.ids();
        header.addFocus(new Reference(ids.url("Patient")));
        add(bundle, ids, "Patient", PidToPatient.map(translation, pid.get(), true));
        boolean ended = translation.message().kind() == Kind.SERVICE_ENDED;
        Encounter encounter = new Encounter()
                .setStatus(ended ? EncounterStatus.FINISHED : EncounterStatus.INPROGRESS)
                .setClass_(new Coding(Canonical.ACT_CODE, "AMB", null))
                .setSubject(new Reference(ids.url("Patient")));
        if (ended) {
            endOfService(translation).ifPresent(end -> encounter
                    .getPeriod()
                    .setEndElement(new DateTimeType(end.day().toString())));
        }
        add(bundle, ids, "Encounter", encounter);
        consents(translation, bundle, Optional.empty());
    }

    private static Optional<V2Time> endOfService(Translation translation) {
        V2Message message = translation.message();
        return message.first("PV1")
                .flatMap(pv1 -> translation.time(pv1, 45))
                .or(() -> message.first("EVN").flatMap(evn -> translation.time(evn, 6)))
                .or(() -> message.first("EVN").flatMap(evn -> translation.time(evn, 2)));
    }

    private static void consents(Translation translation, Bundle bundle, Optional<ServiceRequest> referral) {
        boolean anyListed = false;
        for (Segment con : translation.message().all("CON")) {
            if (!ConToConsent.isListed(translation, con)
                    || !travels(translation.message().kind(), con)) {
                continue;
            }
            anyListed = true;
            Optional<Given> given = ConToConsent.map(translation, con);
            if (given.isEmpty()) {
                continue;
            }
            List<String> roles = ConToConsent.roles(con);
            add(bundle, translation.ids(), roles.get(0), given.get().consent());
            add(bundle, translation.ids(), roles.get(1), given.get().evidence());
            given.get().substitute().ifPresent(who -> add(bundle, translation.ids(), roles.get(2), who));
            referral.ifPresent(request ->
                    request.addSupportingInfo(new Reference(translation.ids().url(roles.get(0)))));
            referral.filter(request ->
                            con.text(11).equals("A") && given.get().consent().hasDateTime())
                    .ifPresent(request -> Rf1ToServiceRequest.attest(
                            request,
                            "confirm-interest-consent",
                            given.get()
                                    .consent()
                                    .getDateTimeElement()
                                    .getValueAsString()
                                    .substring(0, 10),
                            new Reference(translation.ids().url("PractitionerRole"))));
        }
        boolean asserted = translation.message().msh().raw(21).contains("HUB-NEXTSTEP-REF-1");
        if (asserted && !anyListed && translation.isComplete()) {
            translation.faults().add(Condition.SEGMENT_SEQUENCE, "CON");
        }
    }

    /** A cancel and an ADT carry a consent only if it says no. */
    private static boolean travels(Kind kind, Segment con) {
        return kind.isReferral()
                || con.text(11).equals("X")
                || (kind == Kind.CANCEL && con.text(11).equals("R"));
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

    private static void add(Bundle bundle, Ids ids, String role, Resource resource) {
        if (role.equals("MessageHeader")) {
            resource.setId(ids.uuid(role));
        }
        bundle.addEntry().setFullUrl(ids.url(role)).setResource(resource);
    }
}
