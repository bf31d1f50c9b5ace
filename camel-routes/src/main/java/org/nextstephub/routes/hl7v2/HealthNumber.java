package org.nextstephub.routes.hl7v2;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;

/**
 * A health number of PID-3 (CX.5 = JHN), in the forms that Canadian senders use; the guide's HL7 v2 page, row PID-3.
 * It is checked and passed to the gate, which keeps it only where the hub is set so; it is never a key.
 *
 * @param province two letters
 * @param version version letters of an Ontario card; may be empty
 */
record HealthNumber(String province, String number, String version) {

    private static final String ONTARIO = "ON";
    private static final String NAMING = "https://fhir.infoway-inforoute.ca/NamingSystem/";
    private static final String VERSION_CODE =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-identifierversion";

    /** Reads a repetition of PID-3; the number's own form is checked by {@link #isPossible()}. */
    static HealthNumber of(Segment pid, String repetition, String ownProvince) {
        String province = province(pid, repetition).orElse(ownProvince);
        String value = pid.part(repetition, 1).replaceAll("[ -]", "");
        String version = pid.part(repetition, 11).isEmpty() ? pid.part(repetition, 10) : pid.part(repetition, 11);
        if (province.equals(ONTARIO) && value.matches("\\d{10}[A-Za-z]{1,2}")) {
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
        return ontario ? Optional.of(ONTARIO) : Optional.empty();
    }

    /** Ontario's numbers have ten digits, the last of them a check digit (Luhn); of others only the alphabet is known. */
    boolean isPossible() {
        return province.equals(ONTARIO)
                ? number.matches("\\d{10}") && passesLuhn()
                : province.matches("[A-Z]{2}") && number.matches("[A-Za-z0-9]{5,20}");
    }

    private boolean passesLuhn() {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    Identifier toIdentifier() {
        String name = province.equals(ONTARIO)
                ? "ca-on-patient-hcn"
                : "ca-" + province.toLowerCase(Locale.ROOT) + "-patient-healthcare-id";
        Identifier identifier = new Identifier()
                .setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "JHN", null)))
                .setSystem(NAMING + name)
                .setValue(number);
        if (!version.isEmpty()) {
            identifier.addExtension(VERSION_CODE, new StringType(version));
        }
        return identifier;
    }
}
