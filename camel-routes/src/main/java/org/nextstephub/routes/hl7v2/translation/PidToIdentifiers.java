package org.nextstephub.routes.hl7v2.translation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.HealthNumber;
import org.nextstephub.routes.message.Referral;

/**
 * PID-3, PID-2 and MRG-1 to identifiers; the guide's HL7 v2 page, rows PID-2 and PID-3. The sender's number is of type MR or
 * PI (HL7 table 0203). One of its own namespace without a type, or of the type {@code MRN} that many systems write, counts
 * too, with a remark. A health number is passed on and never a key.
 */
final class PidToIdentifiers {

    private static final Set<String> OF_SENDER = Set.of("MR", "PI");
    private static final String OFTEN_FOR_MR = "MRN";

    private final Translation translation;
    private final Faults faults;
    private final Segment pid;
    private final Patient person;

    private PidToIdentifiers(Translation translation, Segment pid, Patient person) {
        this.translation = translation;
        this.faults = translation.faults();
        this.pid = pid;
        this.person = person;
    }

    static void map(Translation translation, Segment pid, Patient person) {
        PidToIdentifiers mapper = new PidToIdentifiers(translation, pid, person);
        mapper.numberOfSender();
        mapper.ofType(3, Set.of("JHN")).forEach(mapper::healthNumber);
    }

    /** MRG-1: the number that is no longer used. */
    static void addOld(Translation translation, Segment mrg, Patient person) {
        PidToIdentifiers mapper = new PidToIdentifiers(translation, mrg, person);
        String old = mrg.repetitions(1).stream().findFirst().orElse("");
        String value = mrg.part(old, 1);
        if (value.isEmpty()) {
            translation.faults().add(Condition.REQUIRED_FIELD, mrg.at(1));
        } else if (translation.isId(value, mrg.at(1))) {
            person.addIdentifier(Referral.typed("MR", CxToSystem.map(translation, mrg, old), value)
                    .setUse(Identifier.IdentifierUse.OLD));
        }
    }

    private void numberOfSender() {
        List<String> typed = ofType(3, OF_SENDER).toList();
        List<String> likely = typed.isEmpty() ? likely(3) : List.of();
        boolean elsewhere = numbers(3).findAny().isEmpty();
        if (!typed.isEmpty()) {
            add(typed, 3);
        } else if (!likely.isEmpty()) {
            add(likely, 3);
            faults.remark(Issue.CODE, pid.at(3));
        } else if (elsewhere && !olderNumbers().isEmpty()) {
            add(olderNumbers(), 2);
        } else if (elsewhere && !likely(2).isEmpty()) {
            add(likely(2), 2);
            faults.remark(Issue.CODE, pid.at(2));
        } else {
            boolean isThere = ofType(3, Set.of("", OFTEN_FOR_MR)).findAny().isPresent();
            faults.add(isThere ? Condition.TABLE_VALUE : Condition.REQUIRED_FIELD, pid.at(3));
        }
    }

    /** PID-2 until v2.3. */
    private List<String> olderNumbers() {
        boolean older = translation.message().msh().version().equals("2.3");
        return older ? ofType(2, Set.of("", "MR", "PI", OFTEN_FOR_MR)).toList() : List.of();
    }

    /** Of the sender's own namespace: typed as many do, or the only one without a type. */
    private List<String> likely(int field) {
        Set<String> known = field == 3 ? Set.of(OFTEN_FOR_MR) : Set.of("MR", "PI", OFTEN_FOR_MR);
        List<String> named = ofType(field, known).filter(this::isOwn).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<String> untyped = ofType(field, Set.of(""))
                .filter(this::isOwn)
                .filter(number -> !pid.part(number, 4).isEmpty() || !couldBeHealthNumber(number))
                .toList();
        long different =
                untyped.stream().map(number -> pid.part(number, 1)).distinct().count();
        return different == 1 ? untyped.subList(0, 1) : List.of();
    }

    private Stream<String> numbers(int field) {
        return pid.repetitions(field).stream()
                .filter(number -> !pid.part(number, 1).isEmpty());
    }

    private Stream<String> ofType(int field, Set<String> types) {
        return numbers(field).filter(number -> types.contains(pid.part(number, 5)));
    }

    private void add(List<String> numbers, int field) {
        for (String number : numbers) {
            if (translation.isId(pid.part(number, 1), pid.at(field))) {
                person.addIdentifier(
                        Referral.typed("MR", CxToSystem.map(translation, pid, number), pid.part(number, 1)));
            }
        }
    }

    private boolean isOwn(String number) {
        return CxToSystem.isOwn(translation, pid, number);
    }

    private HealthNumber read(String repetition) {
        return CxToHealthNumber.map(pid, repetition, translation.partner().option("province", "ON"));
    }

    private boolean couldBeHealthNumber(String repetition) {
        HealthNumber number = read(repetition);
        return number.number().matches("\\d{10}") && number.isPossible();
    }

    /** Two numbers that differ are two people. */
    private void healthNumber(String repetition) {
        HealthNumber number = read(repetition);
        Identifier identifier = number.toIdentifier();
        boolean contradicts = person.getIdentifier().stream()
                .anyMatch(other -> identifier.getSystem().equals(other.getSystem())
                        && !identifier.getValue().equals(other.getValue()));
        if (!number.isPossible() || contradicts) {
            faults.add(Condition.DATA_TYPE, pid.at(3));
        } else {
            person.addIdentifier(identifier);
        }
    }
}
