package org.nextstephub.routes.casefile.translation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.ConsentStatement;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.Referral;
import org.nextstephub.routes.message.SharingConsent;

/**
 * The consent columns to Consent; the guide's case file page. Only {@code granted} without limits permits; what limits it
 * makes a consent that the gate cannot evaluate. The row is the attestation; the signed form stays with the sender.
 */
final class RowToConsent {

    private static final Map<String, ConsentStatement> STATEMENTS = Map.of(
            "granted", ConsentStatement.GRANTED,
            "limited", ConsentStatement.LIMITED,
            "refused", ConsentStatement.REFUSED,
            "pending", ConsentStatement.PENDING,
            "withdrawn", ConsentStatement.WITHDRAWN);
    private static final Map<String, String> MODES =
            Map.of("written", "written", "verbal", "verbal-documented", "electronic", "electronic");
    private static final Map<String, String> AUTHORITIES = Map.of(
            "parent", "parent",
            "next-of-kin", "other-by-law",
            "power-of-attorney", "attorney-personal-care",
            "conservator", "guardian-of-person");
    static final String ROLE = "Consent1";

    private final Cells cells;
    private final ConsentStatement statement;
    private final SharingConsent consent;

    private RowToConsent(Cells cells, RegisteredPartner partner, MessageDraft draft, ConsentStatement statement) {
        this.cells = cells;
        this.statement = statement;
        this.consent = new SharingConsent(draft, ROLE, partner.code(), number(cells), statement);
    }

    /** The number of the form; without one, what tells this consent from others of the person. */
    static String number(Cells cells) {
        return cells.has(Column.CONSENT_FORM_NUMBER)
                ? cells.raw(Column.CONSENT_FORM_NUMBER)
                : cells.raw(Column.REFERRAL_ID)
                        + "/" + cells.raw(Column.CONSENT_FORM_ID)
                        + "/" + cells.raw(Column.CONSENT_DATE);
    }

    static void map(Cells cells, RegisteredPartner partner, MessageDraft draft, ServiceRequest referral) {
        cells.need(Column.CONSENT_STATUS, Hint.SIGNATURE)
                .map(STATEMENTS::get)
                .ifPresent(statement -> new RowToConsent(cells, partner, draft, statement).add(draft, referral));
    }

    private void add(MessageDraft draft, ServiceRequest referral) {
        boolean understood = statement != ConsentStatement.GRANTED || granted();
        if (statement != ConsentStatement.GRANTED) {
            sayWhenIfPossible();
        }
        consent.say(understood ? statement : ConsentStatement.LIMITED);
        referral.addSupportingInfo(consent.addToMessage(title()));
        if (statement == ConsentStatement.GRANTED) {
            consent.day()
                    .ifPresent(day ->
                            Referral.attest(referral, "confirm-interest-consent", day, draft.to("PractitionerRole")));
        }
    }

    private String title() {
        String form = cells.raw(Column.CONSENT_FORM_ID);
        return form.isEmpty() ? "consent" : (form + " " + cells.raw(Column.CONSENT_FORM_NUMBER)).strip();
    }

    /** Reads what a grant must say; whether it can be evaluated. */
    private boolean granted() {
        form();
        cells.need(Column.CONSENT_METHOD, Hint.CODE).map(MODES::get).ifPresent(consent::mode);
        cells.read(Column.CONSENT_FORM_NUMBER);
        period();
        boolean givenClearly = performer();
        return givenClearly && !cells.has(Column.CONSENT_LIMITS);
    }

    private void form() {
        cells.need(Column.CONSENT_FORM_ID, Hint.SIGNATURE).ifPresent(form -> {
            String wording = SharingConsent.FORMS.get(form);
            if (wording == null) {
                cells.add(Condition.TABLE_VALUE, Column.CONSENT_FORM_ID, Issue.CONSENT_FORM, Hint.CODE);
            } else {
                consent.wording(wording);
            }
        });
    }

    /** From the day it was given to the end of its last day; without one, as long as a consent may hold. */
    private void period() {
        Optional<String> given = cells.need(Column.CONSENT_DATE, Hint.DATE);
        given.ifPresent(consent::givenOn);
        given.ifPresent(consent::from);
        Optional<String> last = cells.read(Column.CONSENT_EXPIRY);
        last.ifPresent(consent::until);
        if (given.isPresent() && !cells.has(Column.CONSENT_EXPIRY)) {
            LocalDate day = LocalDate.parse(given.get().substring(0, 10));
            consent.until(day.plusMonths(SharingConsent.MONTHS).toString());
        }
    }

    /** Whether it is clear who gave it, and by what right. */
    private boolean performer() {
        Optional<String> by = cells.need(Column.CONSENT_GIVEN_BY, Hint.CODE);
        if (by.filter("self"::equals).isPresent()) {
            consent.givenByThePerson();
            return true;
        }
        String authority = AUTHORITIES.getOrDefault(cells.raw(Column.SDM_AUTHORITY), "");
        Optional<String> name = cells.read(Column.SDM_NAME);
        if (by.isEmpty() || authority.isEmpty() || name.isEmpty()) {
            return false;
        }
        consent.givenBySubstitute(new HumanName().setText(name.get()), authority);
        return true;
    }

    private void sayWhenIfPossible() {
        String day = cells.raw(Column.CONSENT_DATE);
        if (Column.CONSENT_DATE.form().misfit(day.isEmpty() ? "-" : day).isEmpty()) {
            consent.givenOn(day);
            consent.from(day);
        }
    }
}
