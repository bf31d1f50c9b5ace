package org.nextstephub.routes.hl7v2.translation;

import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.routes.hl7v2.reading.Segment;

/**
 * PID-11 to the first current address that is not marked confidential (HL7 table 0190); the guide's HL7 v2 page, row
 * PID-11. The street may come in one piece or in parts (SAD, HL7 v2 chapter 2A).
 */
final class XadToAddress {

    private static final Set<String> CURRENT = Set.of("", "H", "L", "M", "C");

    private XadToAddress() {}

    static void map(Segment pid, Patient person) {
        pid.repetitions(11).stream()
                .filter(repetition -> CURRENT.contains(pid.part(repetition, 7)))
                .map(repetition -> address(pid, repetition))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .ifPresent(person::addAddress);
    }

    private static Address address(Segment pid, String repetition) {
        Address address = new Address();
        String street = street(pid, repetition);
        if (!street.isEmpty()) {
            address.addLine(street);
        }
        if (!pid.part(repetition, 2).isEmpty()) {
            address.addLine(pid.part(repetition, 2));
        }
        return address.setCity(orNull(pid.part(repetition, 3)))
                .setState(orNull(pid.part(repetition, 4)))
                .setPostalCode(orNull(pid.part(repetition, 5)))
                .setCountry(orNull(pid.part(repetition, 6)));
    }

    /** XAD.1: the whole line in SAD.1, or its street in SAD.2 and its number in SAD.3 or, by some, in SAD.1. */
    private static String street(Segment pid, String repetition) {
        String line = pid.part(repetition, 1, 1);
        String street = pid.part(repetition, 1, 2);
        String number = pid.part(repetition, 1, 3);
        if (street.isEmpty() || line.contains(street)) {
            return line.isEmpty() ? number : line;
        }
        String numbered = number.isEmpty() ? street : number + " " + street;
        if (line.isEmpty()) {
            return numbered;
        }
        return line + (line.matches("\\d.{0,7}") && number.isEmpty() ? " " : ", ") + numbered;
    }

    private static @org.jspecify.annotations.Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
