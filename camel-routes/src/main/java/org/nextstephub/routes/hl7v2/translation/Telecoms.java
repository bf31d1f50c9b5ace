package org.nextstephub.routes.hl7v2.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.Telephone;
import org.nextstephub.routes.message.Telephone.Found;

/**
 * XTN to ContactPoint (HL7 v2, chapter 2A): an e-mail address, and the numbers of the first of its places that has one
 * (XTN.12, XTN.5 to 8, XTN.1). One repetition may hold both.
 */
final class Telecoms {

    private static final String EMAIL = "[^\\s@<>]{1,64}@[^\\s@<>]{1,190}";

    private final Translation translation;
    private final Segment segment;
    private final int field;

    private Telecoms(Translation translation, Segment segment, int field) {
        this.translation = translation;
        this.segment = segment;
        this.field = field;
    }

    /** PID-13, PID-14, PID-40 in this order. */
    static List<ContactPoint> ofPerson(Translation translation, Segment pid) {
        List<ContactPoint> telecoms = new ArrayList<>();
        for (int field : new int[] {13, 14, 40}) {
            of(translation, pid, field).forEach(telecom -> telecoms.add(telecom.setRank(telecoms.size() + 1)));
        }
        return telecoms;
    }

    /** What is in a field; what cannot be used of it is skipped with a remark. */
    static List<ContactPoint> of(Translation translation, Segment segment, int field) {
        Telecoms telecoms = new Telecoms(translation, segment, field);
        List<ContactPoint> found = new ArrayList<>();
        segment.repetitions(field).stream()
                .filter(repetition -> !repetition.isEmpty() && !repetition.equals("\"\""))
                .forEach(repetition -> telecoms.read(repetition, found::add));
        return found;
    }

    private void read(String repetition, Consumer<ContactPoint> into) {
        Optional<String> email = Stream.of(4, 1)
                .map(component -> segment.part(repetition, component))
                .filter(text -> text.matches(EMAIL))
                .findFirst();
        email.ifPresent(address -> into.accept(
                new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(address)));
        Found numbers = numbers(repetition, email.orElse(""));
        numbers.numbers().forEach(number -> into.accept(ofKind(number, repetition)));
        boolean empty = numbers.numbers().isEmpty() && email.isEmpty();
        if (empty || !numbers.whole()) {
            translation.faults().remark(Issue.CODE, segment.at(field));
        }
    }

    /** @param email of the same repetition, which is no number even if it has digits */
    private Found numbers(String repetition, String email) {
        Optional<Telephone> ofParts = Telephone.of(
                segment.part(repetition, 5),
                segment.part(repetition, 6) + " " + segment.part(repetition, 7),
                segment.part(repetition, 8));
        Found unformatted = Telephone.in(segment.part(repetition, 12));
        if (!unformatted.numbers().isEmpty()) {
            return unformatted;
        }
        if (ofParts.isPresent()) {
            return new Found(ofParts.stream().toList(), true);
        }
        String first = segment.part(repetition, 1);
        boolean abroad = !segment.part(repetition, 5).replaceAll("[^1-9]", "").matches("1*") && !first.startsWith("+");
        boolean nothing = first.isEmpty() || first.equals(email) || abroad;
        return nothing ? new Found(List.of(), !hasNumber(repetition)) : Telephone.in(first);
    }

    private boolean hasNumber(String repetition) {
        return Stream.of(5, 6, 7, 12)
                .anyMatch(part -> segment.part(repetition, part).matches(".*\\d.*"));
    }

    private ContactPoint ofKind(Telephone number, String repetition) {
        String equipment = segment.part(repetition, 3);
        ContactPoint point = number.toContactPoint();
        return switch (equipment) {
            case "CP" -> point.setUse(ContactPointUse.MOBILE);
            case "FX" -> point.setSystem(ContactPointSystem.FAX).setUse(use(segment.part(repetition, 2)));
            case "BP" -> point.setSystem(ContactPointSystem.PAGER).setUse(use(segment.part(repetition, 2)));
            default -> point.setUse(use(segment.part(repetition, 2)));
        };
    }

    /** HL7 table 0201; {@code HOME} is a sender's own. */
    private static @org.jspecify.annotations.Nullable ContactPointUse use(String use) {
        return switch (use) {
            case "WPN" -> ContactPointUse.WORK;
            case "PRN", "ORN", "HOME" -> ContactPointUse.HOME;
            default -> null;
        };
    }
}
