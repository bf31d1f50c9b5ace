package org.nextstephub.server.console.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A question that the audit answers; its words are the texts {@code privacy.question.*}. */
enum Question {
    EVERYTHING(true, ""),
    DECISIONS(true, "subtype=authz-permit"),
    LOOKS(true, "type=rest,110110"),
    PASSED_ON(true, "subtype=authz-permit,disclosure-sent,disclosure-withheld,disclosure-recorded"),
    CONSENTS(true, "subtype=consent-recorded,consent-withdrawn"),

    ANYTHING(false, ""),
    NOT_TAKEN_IN(false, Question.NOT_TAKEN),
    TOLD(false, "subtype=disclosure-sent"),
    WITHHELD(false, "subtype=disclosure-withheld"),
    NOTED(false, "subtype=disclosure-recorded"),
    STEPS(false, "subtype=step-advanced"),
    WITHDRAWALS(false, "subtype=consent-withdrawn"),
    FILED(false, "subtype=consent-recorded"),
    CALLS(false, "subtype=call-refused"),
    TOKENS(false, "subtype=token-refused"),
    IMPOSTORS(false, "subtype=sender-refused"),
    AGREEMENTS(false, "subtype=agreement-changed,agreement-proposed"),
    SENDERS(false, "subtype=sender-changed,sender-proposed"),
    REGISTRY(false, "subtype=organization-changed,endpoint-changed,programme-changed,worker-changed"),
    SIGN_INS(false, "type=110114"),
    ACCOUNTS(false, "subtype=client-changed,client-proposed,account-changed,account-proposed"),
    OPENED(false, "subtype=closed-opened,history-opened"),
    AUDIT_READ(false, "type=110101");

    /** Whatever a partner sent and the gate did not let in. */
    static final String NOT_TAKEN = "subtype=authz-no-consent,authz-deny,authz-indeterminate,authz-no-agreement,"
            + "authz-unknown-partner,content-refused";

    private final boolean aboutAPerson;
    private final String criteria;

    Question(boolean aboutAPerson, String criteria) {
        this.aboutAPerson = aboutAPerson;
        this.criteria = criteria;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String criteria() {
        return criteria;
    }

    boolean isAboutAPerson() {
        return aboutAPerson;
    }

    static Optional<Question> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    static List<Question> all(boolean aboutAPerson) {
        return Stream.of(values())
                .filter(each -> each.aboutAPerson == aboutAPerson)
                .toList();
    }
}
