package org.nextstephub.routes.hl7v2;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.HealthNumber;
import org.nextstephub.routes.message.Referral;

/** PID to Patient; the guide's HL7 v2 page, rows PID-2 to PID-40. */
final class PidToPatient {

    private static final int LONGEST_NAME_PART = 80;
    private static final int OLDEST = 120;
    private static final Set<String> OFFICIAL = Set.of("", "L", "D");
    private static final Set<String> CURRENT_ADDRESS = Set.of("", "H", "L", "M", "C");
    private static final PublishedMap GENDERS = PublishedMap.of("v2-administrative-sex");

    private final Translation translation;
    private final Faults faults;
    private final Segment pid;
    private final Patient person = new Patient();

    private PidToPatient(Translation translation, Segment pid) {
        this.translation = translation;
        this.faults = translation.faults();
        this.pid = pid;
    }

    static Patient map(Translation translation, Segment pid, boolean identifiersOnly) {
        PidToPatient mapper = new PidToPatient(translation, pid);
        mapper.identifiers();
        if (!identifiersOnly) {
            mapper.names();
            mapper.birthDate();
            mapper.gender();
            mapper.address();
            mapper.languages();
            mapper.deceased();
            Telecoms.ofPerson(translation, pid).forEach(mapper.person::addTelecom);
            mapper.remarkWhatIsDropped();
        }
        return mapper.person;
    }

    /** Who it is, and whether the sender says that they died. */
    static Patient named(Translation translation, Segment pid) {
        PidToPatient mapper = new PidToPatient(translation, pid);
        mapper.identifiers();
        mapper.deceased();
        return mapper.person;
    }

    /** ADT^A40: the number that stays, and the one that is no longer used (MRG-1). */
    static Patient merged(Translation translation, Segment pid, Segment mrg) {
        PidToPatient mapper = new PidToPatient(translation, pid);
        mapper.identifiers();
        String old = mrg.repetitions(1).stream().findFirst().orElse("");
        String value = mrg.part(old, 1);
        if (value.isEmpty()) {
            translation.faults().add(Condition.REQUIRED_FIELD, mrg.at(1));
        } else if (translation.isId(value, mrg.at(1))) {
            mapper.person.addIdentifier(
                    Referral.typed("MR", mapper.system(mrg, old), value).setUse(Identifier.IdentifierUse.OLD));
        }
        return mapper.person;
    }

    /** PID-3: MR or PI is the partner's number; a health number is passed on and never a key. */
    private void identifiers() {
        boolean hasNumber = false;
        for (String repetition : pid.repetitions(3)) {
            String value = pid.part(repetition, 1);
            String type = pid.part(repetition, 5);
            if (value.isEmpty()) {
                continue;
            }
            if (type.equals("MR") || type.equals("PI")) {
                if (translation.isId(value, pid.at(3))) {
                    person.addIdentifier(Referral.typed("MR", system(pid, repetition), value));
                    hasNumber = true;
                }
            } else if (type.equals("JHN")) {
                healthNumber(repetition);
            }
        }
        if (!hasNumber) {
            faults.add(Condition.REQUIRED_FIELD, pid.at(3));
        }
    }

    private String system(Segment of, String repetition) {
        String oid = of.part(repetition, 4, 2);
        if (of.part(repetition, 4, 3).equals("ISO") && !oid.isEmpty()) {
            return "urn:oid:" + oid;
        }
        String namespace = of.part(repetition, 4, 1);
        String own = Canonical.partnerNaming(translation.partner().code(), "mrn");
        boolean isDefault = namespace.isEmpty()
                || namespace.equals(translation.partner().option("mrn-namespace", ""))
                || translation.partner().facilities().contains(namespace);
        return isDefault ? own : own + "/" + namespace;
    }

    /** Two numbers that differ are two people. */
    private void healthNumber(String repetition) {
        HealthNumber number =
                CxToHealthNumber.map(pid, repetition, translation.partner().option("province", "ON"));
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

    /** PID-5: legal or untyped is official, N the chosen name. */
    private void names() {
        for (String repetition : pid.repetitions(5)) {
            HumanName name = new HumanName();
            String type = pid.part(repetition, 7);
            if (!OFFICIAL.contains(type) && !type.equals("N")) {
                continue;
            }
            name.setUse(type.equals("N") ? HumanName.NameUse.USUAL : HumanName.NameUse.OFFICIAL);
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
        boolean official = person.getName().stream().anyMatch(name -> name.getUse() == HumanName.NameUse.OFFICIAL);
        if (!official && (translation.isComplete() || pid.removes(5))) {
            faults.add(Condition.REQUIRED_FIELD, pid.at(5));
        }
    }

    private String part(String repetition, int component) {
        String value = pid.part(repetition, component);
        if (value.length() > LONGEST_NAME_PART) {
            faults.add(Condition.TOO_LONG, pid.at(5));
            return "";
        }
        return value;
    }

    private void birthDate() {
        String digits = pid.text(7).replaceAll("^(\\d{8}).*", "$1");
        if (digits.isEmpty()) {
            if (translation.isComplete()) {
                faults.add(Condition.REQUIRED_FIELD, pid.at(7));
            }
            return;
        }
        Optional<V2Time> born = V2Time.parse(digits, translation.zone());
        LocalDate today = LocalDate.ofInstant(translation.now(), ZoneOffset.UTC);
        if (born.isEmpty()
                || born.get().day().isAfter(today)
                || born.get().day().isBefore(today.minusYears(OLDEST))) {
            faults.add(Condition.DATA_TYPE, pid.at(7));
            return;
        }
        person.setBirthDateElement(new DateType(born.get().fhir()));
    }

    private void gender() {
        if (!pid.has(8)) {
            return;
        }
        Optional<AdministrativeGender> gender = GENDERS.find(pid.text(8)).map(AdministrativeGender::fromCode);
        if (gender.isEmpty()) {
            faults.remark(Issue.CODE, pid.at(8));
        }
        person.setGender(gender.orElse(AdministrativeGender.UNKNOWN));
    }

    /** PID-11: the first current address that is not marked confidential. */
    private void address() {
        for (String repetition : pid.repetitions(11)) {
            if (!CURRENT_ADDRESS.contains(pid.part(repetition, 7))) {
                continue;
            }
            Address address = new Address();
            for (int line : new int[] {1, 2}) {
                if (!pid.part(repetition, line).isEmpty()) {
                    address.addLine(pid.part(repetition, line));
                }
            }
            address.setCity(orNull(pid.part(repetition, 3)))
                    .setState(orNull(pid.part(repetition, 4)))
                    .setPostalCode(orNull(pid.part(repetition, 5)))
                    .setCountry(orNull(pid.part(repetition, 6)));
            if (!address.isEmpty()) {
                person.addAddress(address);
                return;
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void languages() {
        if (!pid.has(15)) {
            return;
        }
        String code = pid.text(15).toLowerCase(Locale.ROOT);
        Patient.PatientCommunicationComponent communication =
                person.addCommunication().setPreferred(true);
        if (code.matches("[a-z]{2,3}")) {
            communication.setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", iso639(code), null)));
        } else {
            communication.setLanguage(new CodeableConcept().setText(pid.text(15)));
            faults.remark(Issue.CODE, pid.at(15));
        }
    }

    private static String iso639(String code) {
        return switch (code) {
            case "eng" -> "en";
            case "fra", "fre" -> "fr";
            default -> code;
        };
    }

    /** PID-29, PID-30: carried so that the gate can refuse; never stored. */
    private void deceased() {
        if (pid.text(30).equals("Y") || pid.has(29)) {
            person.setDeceased(new BooleanType(true));
        }
    }

    private void remarkWhatIsDropped() {
        if (pid.has(19)) {
            faults.remark(Issue.MINIMIZED, pid.at(19));
        }
    }

    static void pronouns(Patient person, String text) {
        person.addExtension(Canonical.EXT_PRONOUNS, new StringType(text));
    }
}
