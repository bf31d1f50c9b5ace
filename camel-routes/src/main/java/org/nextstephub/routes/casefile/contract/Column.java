package org.nextstephub.routes.casefile.contract;

import static org.nextstephub.routes.casefile.contract.Column.Need.ALWAYS;
import static org.nextstephub.routes.casefile.contract.Column.Need.CONDITIONAL;
import static org.nextstephub.routes.casefile.contract.Column.Need.OPTIONAL;
import static org.nextstephub.routes.casefile.contract.Column.Need.REMARK;
import static org.nextstephub.routes.casefile.contract.Column.Need.REQUIRED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nextstephub.routes.casefile.contract.Form.Kind;
import org.nextstephub.routes.message.Referral;

/**
 * The columns of a case file, in the order of the contract ({@code docs/case-files.md}): the one definition from which the
 * published schemas are made and by which every value is judged.
 */
public enum Column {
    SCHEMA_VERSION(ALWAYS, Form.code(CaseContract.VERSION), "Version of this contract; the same in all rows"),
    EVENT(ALWAYS, Form.code("new", "update", "cancel"), "What happened to the referral"),
    EVENT_ID(ALWAYS, Form.of(Kind.KEY, 64), "Your number of this event, never used twice"),
    EVENT_TIME(ALWAYS, Form.of(Kind.TIME, 40), "When it happened, RFC 3339 with offset"),
    REFERRAL_ID(ALWAYS, Form.of(Kind.KEY, 64), "Your number of the referral"),
    CLIENT_ID(ALWAYS, Form.of(Kind.PRINTABLE, 64), "Your number of the person"),
    GIVEN_NAME(CONDITIONAL, Form.of(Kind.LINE, 80), "Given name; this or family_name"),
    FAMILY_NAME(CONDITIONAL, Form.of(Kind.LINE, 80), "Family name; this or given_name"),
    PREFERRED_NAME(OPTIONAL, Form.of(Kind.LINE, 80), "The name the person goes by"),
    PRONOUNS(OPTIONAL, Form.of(Kind.LINE, 40), "Pronouns, in the person's own words"),
    DATE_OF_BIRTH(REQUIRED, Form.of(Kind.DATE, 10), "Birth date"),
    HEALTH_NUMBER(OPTIONAL, Form.of(Kind.HEALTH_NUMBER, 24), "Provincial health number; never needed, never a key"),
    HEALTH_NUMBER_PROVINCE(OPTIONAL, Form.of(Kind.PROVINCE, 2), "Province of the health number; ON if empty"),
    HEALTH_NUMBER_VERSION(OPTIONAL, Form.of(Kind.LETTERS, 2), "Version letters of an Ontario card"),
    GENDER(REMARK, Form.code("female", "male", "other", "unknown"), "Administrative gender"),
    PHONE(CONDITIONAL, Form.of(Kind.PHONE, 40), "Telephone; this, email, or preferred_contact through-referrer"),
    EMAIL(CONDITIONAL, Form.of(Kind.EMAIL, 254), "E-mail address"),
    PREFERRED_CONTACT(
            CONDITIONAL,
            Form.code("phone", "text", "email", "mail", "in-person", "through-referrer"),
            "How the person wishes to be reached"),
    PHONE_OK_TO_LEAVE_MESSAGE(OPTIONAL, Form.code("Y", "N"), "Whether a message may be left; N if empty"),
    SAFE_CONTACT_NOTES(OPTIONAL, Form.of(Kind.TEXT, 500), "What to mind when reaching the person"),
    ADDRESS_LINE(REMARK, Form.of(Kind.LINE, 120), "Street address"),
    CITY(REMARK, Form.of(Kind.LINE, 120), "City"),
    PROVINCE(REMARK, Form.of(Kind.PROVINCE, 2), "Province, two letters"),
    POSTAL_CODE(REMARK, Form.of(Kind.POSTAL_CODE, 7), "Postal code, A1A 1A1"),
    PREFERRED_LANGUAGE(REMARK, Form.of(Kind.LANGUAGE, 35), "Language, BCP 47, such as fr-CA"),
    CONSENT_STATUS(
            REQUIRED,
            Form.code("granted", "limited", "refused", "pending", "withdrawn"),
            "What the person said about sharing with peer support"),
    CONSENT_FORM_ID(CONDITIONAL, Form.of(Kind.KEY, 64), "Registered form it was given by; needed if granted"),
    CONSENT_FORM_NUMBER(OPTIONAL, Form.of(Kind.PRINTABLE, 64), "Number of the signed form"),
    CONSENT_METHOD(CONDITIONAL, Form.code("written", "verbal", "electronic"), "How it was given; needed if granted"),
    CONSENT_DATE(CONDITIONAL, Form.of(Kind.DATE_OR_TIME, 40), "When it was given; needed if granted"),
    CONSENT_EXPIRY(OPTIONAL, Form.of(Kind.DATE, 10), "Last day on which it holds"),
    CONSENT_GIVEN_BY(CONDITIONAL, Form.code("self", "substitute-decision-maker"), "Who gave it; needed if granted"),
    SDM_NAME(CONDITIONAL, Form.of(Kind.LINE, 160), "Name of the substitute decision-maker"),
    SDM_AUTHORITY(
            CONDITIONAL,
            Form.code("parent", "next-of-kin", "power-of-attorney", "conservator"),
            "By what right the substitute decides"),
    CONSENT_LIMITS(OPTIONAL, Form.of(Kind.TEXT, 8192), "Any limit in words; then nobody can act on it: prefer a form"),
    REFERRER_NAME(REQUIRED, Form.of(Kind.LINE, 160), "The worker who refers"),
    REFERRER_PHONE(CONDITIONAL, Form.of(Kind.PHONE, 40), "Telephone of the worker; this or referrer_email"),
    REFERRER_EMAIL(CONDITIONAL, Form.of(Kind.EMAIL, 254), "E-mail address of the worker"),
    REFERRER_ROLE(OPTIONAL, Form.of(Kind.LINE, 80), "What the worker is"),
    REFERRING_PROGRAM(REQUIRED, Form.of(Kind.KEY, 64), "Code under which the programme is registered"),
    PROGRAM_ADMISSION_DATE(REMARK, Form.of(Kind.DATE, 10), "Checked and never kept"),
    PLANNED_DISCHARGE_DATE(REMARK, Form.of(Kind.DATE, 10), "When the clinical service is to end"),
    DISCHARGE_DATE(REMARK, Form.of(Kind.DATE, 10), "When the clinical service ended"),
    OVERLAP_START(OPTIONAL, Form.of(Kind.DATE, 10), "When both services are to overlap, from"),
    OVERLAP_END(OPTIONAL, Form.of(Kind.DATE, 10), "When both services are to overlap, to"),
    READINESS_DATE(REMARK, Form.of(Kind.DATE, 10), "Step 1: when readiness was seen"),
    CONVERSATION_DATE(REMARK, Form.of(Kind.DATE, 10), "Step 2: when the conversation was held"),
    REASON_CODES(OPTIONAL, Form.codes(List.copyOf(Referral.REASONS)), "Reasons of the referral, separated by ;"),
    SUPPORT_GOALS(OPTIONAL, Form.of(Kind.TEXT, 1000), "What the person hopes for"),
    INTERESTS(OPTIONAL, Form.of(Kind.TEXT, 1000), "What the person likes"),
    ACCESS_NEEDS(OPTIONAL, Form.of(Kind.TEXT, 1000), "What the person needs to take part"),
    NOTES(OPTIONAL, Form.of(Kind.TEXT, 1000), "What the person wants peer support to know; nothing clinical"),
    CANCEL_REASON(
            CONDITIONAL,
            Form.code(
                    "person-declined",
                    "consent-withdrawn",
                    "moved-away",
                    "no-longer-needed",
                    "entered-in-error",
                    "other"),
            "Why it is cancelled; needed with cancel");

    /** When a column must have a value, and what becomes of one that does not fit. */
    public enum Need {
        /** In every row. */
        ALWAYS,
        /** In every row but a cancel. */
        REQUIRED,
        /** Depends on other columns. */
        CONDITIONAL,
        OPTIONAL,
        /** Optional, and a value that does not fit is left out with a remark. */
        REMARK
    }

    private static final Map<String, Column> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Column::title, Function.identity()));

    private final Need need;
    private final Form form;
    private final String meaning;

    Column(Need need, Form form, String meaning) {
        this.need = need;
        this.form = form;
        this.meaning = meaning;
    }

    /** The name in header, member or element. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Need need() {
        return need;
    }

    public Form form() {
        return form;
    }

    /** One line for the schemas and the documentation. */
    String meaning() {
        return meaning;
    }

    public static Optional<Column> named(String title) {
        return Optional.ofNullable(BY_NAME.get(title));
    }

    /** Whether a column of this name is the sender's own business: it is neither read nor stored. */
    public static boolean isIgnored(String title) {
        return title.startsWith("x_");
    }
}
