package org.nextstephub.routes.hl7v2.translation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.message.Condition;

/** PID to Patient; the guide's HL7 v2 page, rows PID-2 to PID-40. */
final class PidToPatient {

    private static final int MAX_AGE = 120;
    private static final PublishedMap GENDERS = PublishedMap.of("v2-administrative-sex");

    private final Translation translation;
    private final Faults faults;
    private final Segment pid;
    private final Patient person = new Patient();

    private PidToPatient(Translation translation, Segment pid) {
        this.translation = translation;
        this.faults = translation.faults();
        this.pid = pid;
        PidToIdentifiers.map(translation, pid, person);
    }

    /** The person in full. */
    static Patient map(Translation translation, Segment pid) {
        PidToPatient mapper = new PidToPatient(translation, pid);
        PidToNames.map(translation, pid, mapper.person);
        mapper.birthDate();
        mapper.gender();
        XadToAddress.map(pid, mapper.person);
        mapper.languages();
        mapper.deceased();
        Telecoms.ofPerson(translation, pid).forEach(mapper.person::addTelecom);
        mapper.remarkWhatIsDropped();
        return mapper.person;
    }

    /** Only who it is. */
    static Patient identified(Translation translation, Segment pid) {
        return new PidToPatient(translation, pid).person;
    }

    /** Who it is, and whether the sender says that they died. */
    static Patient named(Translation translation, Segment pid) {
        PidToPatient mapper = new PidToPatient(translation, pid);
        mapper.deceased();
        return mapper.person;
    }

    /** ADT^A40: the number that stays, and the one that is no longer used. */
    static Patient merged(Translation translation, Segment pid, Segment mrg) {
        Patient person = identified(translation, pid);
        PidToIdentifiers.addOld(translation, mrg, person);
        return person;
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
                || born.get().day().isBefore(today.minusYears(MAX_AGE))) {
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

    /** PID-15: a language that there is, else the sender's words for it. */
    private void languages() {
        if (!pid.has(15)) {
            return;
        }
        Optional<String> code = Language.ofCode(pid.text(15));
        String words = pid.text(15, 2).isEmpty() ? pid.text(15) : pid.text(15, 2);
        if (code.isEmpty()) {
            faults.remark(Issue.CODE, pid.at(15));
        }
        if (code.isPresent() || !words.isEmpty()) {
            CodeableConcept language = code.map(
                            known -> new CodeableConcept(new Coding("urn:ietf:bcp:47", known, null)))
                    .orElseGet(() -> new CodeableConcept().setText(words));
            person.addCommunication().setPreferred(true).setLanguage(language);
        }
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
