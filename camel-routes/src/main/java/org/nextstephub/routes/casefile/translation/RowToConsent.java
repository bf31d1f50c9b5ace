package org.nextstephub.routes.casefile.translation;

import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.Referral;
import org.nextstephub.routes.message.SharingConsent;
import org.nextstephub.routes.message.SharingConsent.Word;

/**
 * The consent columns to Consent; the guide's case file page. Only {@code granted} without limits permits; what limits it
 * makes a consent that the gate cannot evaluate. The row is the attestation; the signed form stays with the sender.
 */
final class RowToConsent {

    private static final Map<String, Word> WORDS = Map.of(
            "granted", Word.GRANTED,
            "limited", Word.LIMITED,
            "refused", Word.REFUSED,
            "pending", Word.PENDING,
            "withdrawn", Word.WITHDRAWN);
    private static final Map<String, String> MODES =
            Map.of("written", "written", "verbal", "verbal-documented", "electronic", "electronic");
    private static final Map<String, String> AUTHORITIES = Map.of(
            "parent", "parent",
            "next-of-kin", "other-by-law",
            "power-of-attorney", "attorney-personal-care",
            "conservator", "guardian-of-person");
    private static final String ROLE = "Consent1";

    private final Cells cells;
    private final Word word;
    private final SharingConsent consent;

    private RowToConsent(Cells cells, RegisteredPartner partner, MessageDraft draft, Word word) {
        this.cells = cells;
        this.word = word;
        this.consent = new SharingConsent(draft, ROLE, partner.code(), number(cells), word);
    }

    /** The number of the form; without one, what tells this consent from others of the person. */
    private static String number(Cells cells) {
        return cells.has(Column.CONSENT_FORM_NUMBER)
                ? cells.raw(Column.CONSENT_FORM_NUMBER)
                : cells.raw(Column.REFERRAL_ID)
                        + "/" + cells.raw(Column.CONSENT_FORM_ID)
                        + "/" + cells.raw(Column.CONSENT_DATE);
    }

    /** The no that an update or a cancel brings; it is taken whatever else is wrong with the row. */
    static Optional<Word> no(CaseRow row) {
        boolean cancels = row.raw(Column.EVENT).equals("cancel");
        String status = row.raw(Column.CONSENT_STATUS);
        if (status.equals("withdrawn")
                || (cancels && row.raw(Column.CANCEL_REASON).equals("consent-withdrawn"))) {
            return Optional.of(Word.WITHDRAWN);
        }
        return cancels && status.equals("refused") ? Optional.of(Word.REFUSED) : Optional.empty();
    }

    /** Adds a consent that says no. */
    static void addNo(Cells cells, RegisteredPartner partner, MessageDraft draft, Word no) {
        RowToConsent mapper = new RowToConsent(cells, partner, draft, no);
        mapper.consent.say(no);
        mapper.consent.addToMessage("consent");
    }

    static void map(Cells cells, RegisteredPartner partner, MessageDraft draft, ServiceRequest referral) {
        cells.need(Column.CONSENT_STATUS, Hint.SIGNATURE)
                .map(WORDS::get)
                .ifPresent(word -> new RowToConsent(cells, partner, draft, word).add(draft, referral));
    }

    private void add(MessageDraft draft, ServiceRequest referral) {
        boolean understood = word != Word.GRANTED || granted();
        if (word != Word.GRANTED) {
            sayWhenIfPossible();
        }
        consent.say(understood ? word : Word.LIMITED);
        referral.addSupportingInfo(consent.addToMessage(title()));
        if (word == Word.GRANTED) {
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
