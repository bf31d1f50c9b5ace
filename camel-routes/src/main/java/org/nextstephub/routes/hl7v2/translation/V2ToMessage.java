package org.nextstephub.routes.hl7v2.translation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.InstantType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Ids;
import org.nextstephub.routes.message.MessageDraft;

/** A readable message to the one FHIR message it becomes; a pure function of the message and the partner's settings. */
public final class V2ToMessage {

    private static final Duration AHEAD_REMARK = Duration.ofMinutes(5);
    private static final Duration AHEAD_LIMIT = Duration.ofHours(24);

    private V2ToMessage() {}

    /** The FHIR message; it is to be sent only if no errors were added to the faults. */
    public static Bundle translate(V2Message message, RegisteredPartner partner, Instant now, Faults faults) {
        Msh msh = message.msh();
        Optional<V2Time> time = sendingTime(msh, partner, now, faults);
        Ids ids = new Ids(Canonical.partnerNaming(partner.code(), "message"), key(msh));
        if (msh.controlId().isEmpty()) {
            faults.add(Condition.REQUIRED_FIELD, "MSH^1^10");
        } else if (msh.controlId().length() > Translation.MAX_ID_LENGTH) {
            faults.add(Condition.TOO_LONG, "MSH^1^10");
        }
        MessageDraft draft = draft(message, partner, ids);
        time.ifPresent(stated -> draft.happenedAt(timestamp(stated)));
        draft.content(message.content());
        Instant sent = time.map(V2Time::instant).orElse(now);
        Translation translation = new Translation(message, partner, faults, draft, sent, now);
        switch (message.kind()) {
            case NEW, CHANGE -> RefToMessage.referral(translation);
            case CANCEL -> RefToMessage.cancel(translation);
            case STATUS_ASKED -> RefToMessage.question(translation);
            case PATIENT_UPDATED, PERSON_UPDATED -> AdtToMessage.details(translation);
            case NUMBERS_MERGED -> AdtToMessage.merge(translation);
            default -> AdtToMessage.visit(translation);
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
        Optional<V2Time> time = V2Time.parse(text, ZoneId.of(partner.option("time-zone", "America/Toronto")));
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

    private static void remarkWhatIsNeverKept(V2Message message, Faults faults) {
        message.passedOver().ifPresent(at -> faults.remark(Issue.MINIMIZED, at));
    }
}
