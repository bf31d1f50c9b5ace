package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.ConsentStatement;
import org.nextstephub.routes.message.SharingConsent;

/**
 * One CON to Consent; the guide's HL7 v2 page, table CON. Only CON-11 {@code A} permits; whatever limits it makes the
 * consent one that the gate cannot evaluate. The edge translates and never decides.
 */
final class ConToConsent {

    private static final PublishedMap MODES = PublishedMap.of("v2-consent-mode");
    private static final PublishedMap AUTHORITIES = PublishedMap.of("v2-consenter-authority");

    /**
     * A consent that was added to the message.
     *
     * @param grantedOn day of a consent that CON-11 says was given
     */
    record Given(Reference consent, Optional<String> grantedOn) {}

    private final Translation translation;
    private final Faults faults;
    private final Segment con;
    private final ConsentStatement statement;
    private final boolean granted;
    private final SharingConsent consent;

    private ConToConsent(Translation translation, Segment con, ConsentStatement statement) {
        this.translation = translation;
        this.faults = translation.faults();
        this.con = con;
        this.statement = statement;
        this.granted = statement == ConsentStatement.GRANTED;
        String number = con.text(4).isEmpty() ? placer() + "/" + con.text(3) + "/" + con.text(13) : con.text(4);
        this.consent = new SharingConsent(
                translation.draft(),
                "Consent" + con.sequence(),
                translation.partner().code(),
                number,
                statement);
    }

    static Optional<Given> map(Translation translation, Segment con) {
        String code = con.text(11);
        Optional<ConsentStatement> statement = ConsentStatement.ofCode(code);
        if (statement.isEmpty()) {
            translation.faults().add(code.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, con.at(11));
        }
        return statement.map(said -> new ConToConsent(translation, con, said).given());
    }

    private Given given() {
        form();
        mode();
        provision(givenOn());
        performer();
        consent.say(ConStatement.effective(con, statement));
        Reference added = consent.addToMessage(con.text(3).isEmpty() ? "consent" : con.text(3));
        return new Given(added, granted ? consent.day() : Optional.empty());
    }

    private String placer() {
        return translation.message().first("RF1").map(rf1 -> rf1.text(6)).orElse("");
    }

    /** CON-3: a form whose wording is registered. */
    private void form() {
        String form = con.text(3).isEmpty() ? translation.partner().option("default-consent-form", "") : con.text(3);
        if (SharingConsent.FORMS.containsKey(form)) {
            consent.wording(SharingConsent.FORMS.get(form));
        } else if (granted) {
            if (form.isEmpty()) {
                faults.add(Condition.REQUIRED_FIELD, con.at(3));
            } else {
                faults.add(Condition.TABLE_VALUE, con.at(3), Issue.CONSENT_FORM);
            }
        }
    }

    private void mode() {
        String code = con.text(10);
        Optional<String> mode = MODES.find(code);
        if (mode.isPresent()) {
            consent.mode(mode.get());
        } else if (granted) {
            faults.add(code.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, con.at(10));
        }
    }

    private Optional<V2Time> givenOn() {
        if (!con.has(13)) {
            if (granted) {
                faults.add(Condition.REQUIRED_FIELD, con.at(13));
            }
            return Optional.empty();
        }
        Optional<V2Time> given = V2Time.parse(con.text(13), translation.zone());
        given.ifPresent(time -> consent.givenOn(time.fhir()));
        if (given.isEmpty() && granted) {
            faults.add(Condition.DATA_TYPE, con.at(13));
        }
        return given;
    }

    /** CON-14 and CON-15 with the precision given; without an end the period is the longest allowed. */
    private void provision(Optional<V2Time> given) {
        Optional<V2Time> start = stated(14).or(() -> given);
        Optional<V2Time> end = stated(15);
        start.ifPresent(time -> consent.from(time.fhir()));
        end.ifPresent(time -> consent.until(time.fhir()));
        if (end.isEmpty() && start.isPresent() && granted && !con.has(15)) {
            consent.until(start.get().day().plusMonths(SharingConsent.MONTHS).toString());
            faults.remark(Issue.CONSENT_CAPPED, con.at(15));
        }
    }

    private Optional<V2Time> stated(int field) {
        return granted ? translation.time(con, field) : V2Time.parse(con.text(field), translation.zone());
    }

    /** CON-24, CON-25: the person, or a substitute with the authority that table 0548 names. */
    private void performer() {
        String authority = con.text(25);
        if (authority.equals("1")) {
            consent.givenByThePerson();
        } else if (AUTHORITIES.find(authority).isPresent()) {
            HumanName name = new HumanName().setFamily(con.text(24, 1));
            if (!con.text(24, 2).isEmpty()) {
                name.addGiven(con.text(24, 2));
            }
            consent.givenBySubstitute(name, AUTHORITIES.find(authority).get());
        } else if (granted && !Set.of("6", "7").contains(authority)) {
            faults.add(authority.isEmpty() ? Condition.REQUIRED_FIELD : Condition.TABLE_VALUE, con.at(25));
        }
    }
}
