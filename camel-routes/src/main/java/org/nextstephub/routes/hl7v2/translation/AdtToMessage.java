package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hl7v2.reading.V2Time;

/** ADT to the content of a message: of somebody with a referral, what has changed; the guide's HL7 v2 page. */
final class AdtToMessage {

    private AdtToMessage() {}

    /** ADT^A08 and A31: the person's details as they are now; what is absent stays. */
    static void details(Translation translation) {
        translation.required("PID").ifPresent(pid -> {
            translation.draft().addFocus("Patient", PidToPatient.map(translation, pid));
            StatedConsents.add(translation);
        });
    }

    /** ADT^A40: two numbers of one person. */
    static void merge(Translation translation) {
        Optional<Segment> pid = translation.required("PID");
        Optional<Segment> mrg = translation.required("MRG");
        if (pid.isPresent() && mrg.isPresent()) {
            translation.draft().addFocus("Patient", PidToPatient.merged(translation, pid.get(), mrg.get()));
            StatedConsents.add(translation);
        }
    }

    /** ADT^A03, A11 and A13: the person, and the visit that is told of. */
    static void visit(Translation translation) {
        translation.required("PID").ifPresent(pid -> {
            translation.draft().addFocus("Patient", PidToPatient.named(translation, pid));
            translation.draft().add("Encounter", encounter(translation));
            StatedConsents.add(translation);
        });
    }

    private static Encounter encounter(Translation translation) {
        Kind kind = translation.message().kind();
        Encounter encounter = new Encounter()
                .setStatus(status(kind))
                .setClass_(new Coding(Canonical.ACT_CODE, "AMB", null))
                .setSubject(translation.draft().to("Patient"));
        if (kind == Kind.SERVICE_ENDED) {
            endOfService(translation).ifPresent(end -> encounter
                    .getPeriod()
                    .setEndElement(new DateTimeType(end.day().toString())));
        }
        translation
                .message()
                .first("PV1")
                .filter(pv1 -> pv1.has(19))
                .ifPresent(pv1 -> encounter.addIdentifier(new Identifier().setValue(pv1.text(19))));
        return encounter;
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
}
