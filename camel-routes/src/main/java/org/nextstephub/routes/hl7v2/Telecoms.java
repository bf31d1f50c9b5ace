package org.nextstephub.routes.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.nextstephub.profiles.Issue;

/** XTN to ContactPoint: a number in any of its three places (XTN.12, XTN.5 to 8, XTN.1), or an e-mail address. */
final class Telecoms {

    private Telecoms() {}

    /** PID-13, PID-14, PID-40 in this order; an unusable one is skipped with a remark. */
    static List<ContactPoint> ofPerson(Translation translation, Segment pid) {
        List<ContactPoint> telecoms = new ArrayList<>();
        for (int field : new int[] {13, 14, 40}) {
            for (String repetition : pid.repetitions(field)) {
                Optional<ContactPoint> telecom = telecom(pid, repetition);
                telecom.ifPresent(found -> telecoms.add(found.setRank(telecoms.size() + 1)));
                if (telecom.isEmpty() && !repetition.equals("\"\"")) {
                    translation.faults().remark(Issue.CODE, pid.at(field));
                }
            }
        }
        return telecoms;
    }

    static Optional<ContactPoint> telecom(Segment segment, String repetition) {
        String email = segment.part(repetition, 4);
        if (email.matches("[^\\s@<>]{1,64}@[^\\s@<>]{1,190}")) {
            return Optional.of(
                    new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(email));
        }
        return number(segment, repetition).map(number -> new ContactPoint()
                .setSystem(ContactPointSystem.PHONE)
                .setValue(number)
                .setUse(use(segment.part(repetition, 2), segment.part(repetition, 3))));
    }

    private static Optional<String> number(Segment segment, String repetition) {
        String parts = segment.part(repetition, 5) + segment.part(repetition, 6) + segment.part(repetition, 7);
        for (String candidate : List.of(segment.part(repetition, 12), parts, segment.part(repetition, 1))) {
            String digits = candidate.replaceAll("[^0-9]", "");
            if (digits.length() == 10) {
                return Optional.of("+1" + digits);
            }
            if (digits.length() > 10 && digits.length() <= 15) {
                return Optional.of("+" + digits);
            }
        }
        return Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable ContactPointUse use(String use, String equipment) {
        if (equipment.equals("CP")) {
            return ContactPointUse.MOBILE;
        }
        return switch (use) {
            case "WPN" -> ContactPointUse.WORK;
            case "PRN", "ORN" -> ContactPointUse.HOME;
            default -> null;
        };
    }
}
