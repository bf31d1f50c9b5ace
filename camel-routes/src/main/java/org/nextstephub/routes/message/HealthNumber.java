package org.nextstephub.routes.message;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;

/**
 * A provincial health number. It is checked and passed to the gate, which keeps it only where the hub is set so; it is
 * never a key.
 *
 * @param province two letters
 * @param version version letters of an Ontario card; may be empty
 */
public record HealthNumber(String province, String number, String version) {

    public static final String ONTARIO = "ON";
    private static final String NAMING = "https://fhir.infoway-inforoute.ca/NamingSystem/";
    private static final String VERSION_CODE =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-identifierversion";

    /** Ontario's numbers have ten digits, the last of them a check digit (Luhn); of others only the alphabet is known. */
    public boolean isPossible() {
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

    /** The identifier of type JHN, with the version letters where there are some. */
    public Identifier toIdentifier() {
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
