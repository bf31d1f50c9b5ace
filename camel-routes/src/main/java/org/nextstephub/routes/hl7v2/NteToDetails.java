package org.nextstephub.routes.hl7v2;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Referral;

/** Typed NTE to how the person wishes to be reached, goals and attested steps; the guide's HL7 v2 page, NTE types. */
final class NteToDetails {

    private static final int LONGEST = 4000;
    private static final Set<String> NOTES = Set.of("GOALS", "INTERESTS", "ACCESS_NEEDS");

    private NteToDetails() {}

    static void map(Translation translation, ServiceRequest referral, Patient person) {
        Extension safety = new Extension(Canonical.EXT_CONTACT_SAFETY);
        boolean mayLeaveMessage = false;
        for (Segment nte : rootNotes(translation.message().segments())) {
            String text = nte.text(3);
            String type = nte.text(4);
            if (type.isEmpty() && text.matches("(?s)[A-Z_0-9]{4,20}:.*")) {
                type = text.substring(0, text.indexOf(':'));
                text = text.substring(text.indexOf(':') + 1).strip();
            }
            if (text.length() > LONGEST) {
                translation.faults().add(Condition.TOO_LONG, nte.at(3));
                continue;
            }
            switch (type) {
                case "SAFE_CONTACT" -> safety.addExtension("instruction", new StringType(text));
                case "LEAVE_MESSAGE" -> mayLeaveMessage = text.equals("Y");
                case "PREFERRED_CONTACT" -> safety.addExtension("preferredMethod", new CodeType(text));
                case "PRONOUNS" -> PidToPatient.pronouns(person, text);
                case "STEP_1" -> attest(translation, referral, "identify-readiness", nte, text);
                case "STEP_2" -> attest(translation, referral, "start-conversation", nte, text);
                default -> {
                    if (NOTES.contains(type)) {
                        referral.addNote(new Annotation().setText(type + ": " + text));
                    } else {
                        translation.faults().remark(Issue.MINIMIZED, nte.name() + "^" + nte.sequence());
                    }
                }
            }
        }
        if (translation.isComplete() || safety.hasExtension()) {
            safety.addExtension("doNotLeaveMessage", new BooleanType(!mayLeaveMessage));
            referral.addExtension(safety);
        }
    }

    private static void attest(
            Translation translation, ServiceRequest referral, String step, Segment nte, String text) {
        V2Time.parse(text.replace("-", ""), translation.zone())
                .ifPresentOrElse(
                        date -> Referral.attest(
                                referral,
                                step,
                                date.day().toString(),
                                translation.draft().to("PractitionerRole")),
                        () -> translation.faults().remark(Issue.CODE, nte.at(3)));
    }

    /** A note that follows an observation belongs to it and is not ours. */
    private static List<Segment> rootNotes(List<Segment> segments) {
        List<Segment> notes = new java.util.ArrayList<>();
        boolean ofObservation = false;
        for (Segment segment : segments) {
            if (segment.name().equals("OBR") || segment.name().equals("OBX")) {
                ofObservation = true;
            } else if (Set.of("PV1", "PV2", "CON").contains(segment.name())) {
                ofObservation = false;
            } else if (segment.name().equals("NTE") && !ofObservation) {
                notes.add(segment);
            }
        }
        return notes;
    }
}
