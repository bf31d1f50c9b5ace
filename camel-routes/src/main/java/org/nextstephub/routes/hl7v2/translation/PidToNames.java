package org.nextstephub.routes.hl7v2.translation;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.Condition;

/**
 * PID-5 to names; the guide's HL7 v2 page, row PID-5. Legal, display or untyped is official, N the chosen name (HL7 table
 * 0200). The only name counts whatever type of its own a sender gives it.
 */
final class PidToNames {

    private static final int MAX_PART_LENGTH = 80;
    private static final Set<String> OFFICIAL = Set.of("", "L", "D");
    private static final String CHOSEN = "N";
    private static final Set<String> NOT_IN_USE_HERE = Set.of(
            "A", "B", "BAD", "C", "CON", "F", "G", "I", "K", "M", "MSK", "NAV", "NB", "NOUSE", "P", "R", "REL", "S",
            "T", "TEMP");

    private final Translation translation;
    private final Faults faults;
    private final Segment pid;
    private final Patient person;

    private PidToNames(Translation translation, Segment pid, Patient person) {
        this.translation = translation;
        this.faults = translation.faults();
        this.pid = pid;
        this.person = person;
    }

    static void map(Translation translation, Segment pid, Patient person) {
        new PidToNames(translation, pid, person).names();
    }

    private void names() {
        for (String repetition : pid.repetitions(5)) {
            String type = type(repetition);
            if (OFFICIAL.contains(type) || type.equals(CHOSEN)) {
                add(repetition, type.equals(CHOSEN) ? NameUse.USUAL : NameUse.OFFICIAL);
            }
        }
        List<String> given = pid.repetitions(5).stream().filter(this::isGiven).toList();
        if (given.stream().map(this::type).noneMatch(OFFICIAL::contains)) {
            withoutOfficial(given);
        }
    }

    private void withoutOfficial(List<String> given) {
        List<String> ofUnknownType = given.stream()
                .filter(name -> !type(name).equals(CHOSEN) && !NOT_IN_USE_HERE.contains(type(name)))
                .toList();
        if (ofUnknownType.size() == 1) {
            add(ofUnknownType.get(0), NameUse.OFFICIAL);
            faults.remark(Issue.CODE, pid.at(5));
        } else if (translation.isComplete() || pid.removes(5)) {
            faults.add(given.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, pid.at(5));
        }
    }

    private String type(String repetition) {
        return pid.part(repetition, 7);
    }

    private boolean isGiven(String repetition) {
        return List.of(1, 2, 3).stream()
                .anyMatch(component -> !pid.part(repetition, component).isEmpty());
    }

    private void add(String repetition, NameUse use) {
        HumanName name = new HumanName().setUse(use);
        String family = part(repetition, 1);
        if (!family.isEmpty()) {
            name.setFamily(family);
        }
        for (int component : new int[] {2, 3}) {
            String given = part(repetition, component);
            if (!given.isEmpty()) {
                name.addGiven(given);
            }
        }
        if (name.hasFamily() || name.hasGiven()) {
            person.addName(name);
        }
    }

    private String part(String repetition, int component) {
        String value = pid.part(repetition, component);
        if (value.length() > MAX_PART_LENGTH) {
            faults.add(Condition.TOO_LONG, pid.at(5));
            return "";
        }
        return value;
    }
}
