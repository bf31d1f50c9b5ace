package org.nextstephub.routes.casefile.translation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.HealthNumber;
import org.nextstephub.routes.message.Referral;
import org.nextstephub.routes.message.Telephone;

/** The columns about the person to Patient; the guide's case file page, columns client_id to preferred_language. */
final class RowToPatient {

    private static final int MAX_AGE = 120;

    private final Cells cells;
    private final RegisteredPartner partner;
    private final Patient person = new Patient();

    private RowToPatient(Cells cells, RegisteredPartner partner) {
        this.cells = cells;
        this.partner = partner;
        person.addIdentifier(
                Referral.typed("MR", Canonical.partnerNaming(partner.code(), "mrn"), cells.raw(Column.CLIENT_ID)));
    }

    /** Only the number, for events that change nothing about the person. */
    static Patient identified(Cells cells, RegisteredPartner partner) {
        return new RowToPatient(cells, partner).person;
    }

    static Patient map(Cells cells, RegisteredPartner partner, Instant now) {
        RowToPatient mapper = new RowToPatient(cells, partner);
        mapper.names();
        mapper.birthDate(now);
        mapper.healthNumber();
        mapper.gender();
        mapper.telecoms();
        RowToAddress.map(cells).ifPresent(mapper.person::addAddress);
        mapper.language();
        return mapper.person;
    }

    private void names() {
        Optional<String> given = cells.read(Column.GIVEN_NAME);
        Optional<String> family = cells.read(Column.FAMILY_NAME);
        if (!cells.has(Column.GIVEN_NAME) && !cells.has(Column.FAMILY_NAME)) {
            cells.add(Condition.REQUIRED_FIELD, Column.GIVEN_NAME, Hint.NAME);
        }
        HumanName official = new HumanName().setUse(HumanName.NameUse.OFFICIAL);
        family.ifPresent(official::setFamily);
        given.ifPresent(official::addGiven);
        person.addName(official);
        cells.read(Column.PREFERRED_NAME)
                .ifPresent(
                        name -> person.addName().setUse(HumanName.NameUse.USUAL).addGiven(name));
        cells.read(Column.PRONOUNS)
                .ifPresent(text -> person.addExtension(Canonical.EXT_PRONOUNS, new StringType(text)));
    }

    private void birthDate(Instant now) {
        cells.need(Column.DATE_OF_BIRTH, Hint.DATE).ifPresent(text -> {
            LocalDate born = LocalDate.parse(text);
            LocalDate today = LocalDate.ofInstant(now, TimeSpan.TORONTO);
            if (born.isAfter(today) || born.isBefore(today.minusYears(MAX_AGE))) {
                cells.add(Condition.DATA_TYPE, Column.DATE_OF_BIRTH, Hint.TOO_OLD);
            }
            person.setBirthDateElement(new DateType(text));
        });
    }

    /** Never padded and never repaired: a wrong number could be somebody else's. */
    private void healthNumber() {
        Optional<String> province =
                cells.read(Column.HEALTH_NUMBER_PROVINCE).map(code -> code.toUpperCase(Locale.ROOT));
        Optional<String> version = cells.read(Column.HEALTH_NUMBER_VERSION).map(code -> code.toUpperCase(Locale.ROOT));
        cells.read(Column.HEALTH_NUMBER).ifPresent(text -> {
            HealthNumber number = new HealthNumber(
                    province.orElse(partner.option("province", HealthNumber.ONTARIO)),
                    text.replaceAll("[ -]", ""),
                    version.orElse(""));
            if (number.isPossible()) {
                person.addIdentifier(number.toIdentifier());
            } else {
                boolean short_ = number.number().matches("\\d{5,9}");
                cells.add(Condition.DATA_TYPE, Column.HEALTH_NUMBER, short_ ? Hint.LOST_ZEROS : Hint.CHECK_DIGIT);
            }
        });
    }

    private void gender() {
        if (cells.has(Column.GENDER)) {
            String code = cells.read(Column.GENDER).orElse("unknown");
            person.setGender(AdministrativeGender.fromCode(code));
        }
    }

    private void telecoms() {
        cells.read(Column.PHONE).flatMap(Telephone::of).ifPresent(number -> add(number.toContactPoint()));
        cells.read(Column.EMAIL)
                .ifPresent(address -> add(
                        new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(address)));
        boolean reachable = cells.has(Column.PHONE)
                || cells.has(Column.EMAIL)
                || cells.raw(Column.PREFERRED_CONTACT).equals("through-referrer");
        if (!reachable) {
            cells.add(Condition.REQUIRED_FIELD, Column.PHONE, Hint.CONTACT);
        }
    }

    private void add(ContactPoint telecom) {
        person.addTelecom(telecom.setRank(person.getTelecom().size() + 1));
    }

    private void language() {
        cells.read(Column.PREFERRED_LANGUAGE).ifPresent(code -> person.addCommunication()
                .setPreferred(true)
                .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", code, null))));
    }
}
