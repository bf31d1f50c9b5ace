package org.nextstephub.routes.hl7v2.translation;

import java.util.Locale;
import java.util.Optional;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.HealthNumber;

/** A health number in PID-3 (CX.5 = JHN), in the forms that Canadian senders use; the guide's HL7 v2 page, row PID-3. */
final class CxToHealthNumber {

    private CxToHealthNumber() {}

    /** Reads a repetition of PID-3; the number's own form is not checked. */
    static HealthNumber map(Segment pid, String repetition, String ownProvince) {
        String province = province(pid, repetition).orElse(ownProvince);
        String value = pid.part(repetition, 1).replaceAll("[ -]", "");
        String version = pid.part(repetition, 11).isEmpty() ? pid.part(repetition, 10) : pid.part(repetition, 11);
        if (province.equals(HealthNumber.ONTARIO) && value.matches("\\d{10}[A-Za-z]{1,2}")) {
            return new HealthNumber(
                    province, value.substring(0, 10), value.substring(10).toUpperCase(Locale.ROOT));
        }
        return new HealthNumber(province, value, version.matches("[A-Za-z]{1,2}") ? version : "");
    }

    /** CX.9.1, else the two letters after {@code CAN} in CX.4.1, else the OIDs of Ontario's ministry. */
    private static Optional<String> province(Segment pid, String repetition) {
        String stated = pid.part(repetition, 9);
        if (!stated.isEmpty()) {
            return Optional.of(stated);
        }
        String authority = pid.part(repetition, 4);
        if (authority.matches("CAN[A-Z]{2}")) {
            return Optional.of(authority.substring(3));
        }
        String oid = pid.part(repetition, 4, 2);
        boolean ontario = oid.equals("2.16.840.1.113883.4.595") || oid.equals("2.16.840.1.113883.4.59");
        return ontario ? Optional.of(HealthNumber.ONTARIO) : Optional.empty();
    }
}
