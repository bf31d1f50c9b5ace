package org.nextstephub.profiles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What every door can say about a message: code system {@code ns-issue}. The same word is {@code HUB-…} in HL7 v2 and
 * files. Texts are fixed, in English and French, and never hold a value of the message.
 */
public enum Issue {
    FRAME(IssueType.STRUCTURE),
    LIMIT(IssueType.TOOLONG),
    CHARSET(IssueType.VALUE),
    PARTNER(IssueType.FORBIDDEN),
    DEST(IssueType.BUSINESSRULE),
    RETRY(IssueType.TRANSIENT),
    FAULT(IssueType.EXCEPTION),
    GIVEN_UP(IssueType.EXCEPTION),
    AGREEMENT_NOT_IN_FORCE(IssueType.BUSINESSRULE),
    CONSENT_MISSING(IssueType.SUPPRESSED),
    CONSENT_REQUIRED(IssueType.SUPPRESSED),
    CONSENT_REFUSED(IssueType.SUPPRESSED),
    CONSENT_PENDING(IssueType.SUPPRESSED),
    CONSENT_RESCINDED(IssueType.SUPPRESSED),
    CONSENT_BYPASSED(IssueType.SUPPRESSED),
    CONSENT_EXPIRED(IssueType.SUPPRESSED),
    CONSENT_NOT_STARTED(IssueType.SUPPRESSED),
    CONSENT_INDETERMINATE(IssueType.SUPPRESSED),
    CONSENT_FORM(IssueType.CODEINVALID),
    UNKNOWN_REFERRAL(IssueType.NOTFOUND),
    DUP_CONFLICT(IssueType.DUPLICATE),
    REF_CONFLICT(IssueType.DUPLICATE),
    CANCELLED(IssueType.BUSINESSRULE),
    EXPIRED(IssueType.BUSINESSRULE),
    NOT_OPEN(IssueType.BUSINESSRULE),
    DECEASED(IssueType.BUSINESSRULE),
    AGE(IssueType.BUSINESSRULE),
    UNSAFE_CONTENT(IssueType.BUSINESSRULE),
    TRANSITION(IssueType.BUSINESSRULE),
    FORMAT(IssueType.STRUCTURE),
    COLUMN(IssueType.STRUCTURE),
    SCHEMA(IssueType.NOTSUPPORTED),
    ZIP(IssueType.STRUCTURE),
    MINIMIZED(IssueType.INFORMATIONAL),
    NORMALISED(IssueType.INFORMATIONAL),
    STALE(IssueType.INFORMATIONAL),
    CLOCK(IssueType.INFORMATIONAL),
    CODE(IssueType.INFORMATIONAL),
    URGENT(IssueType.INFORMATIONAL),
    SERVICE_ENDED(IssueType.INFORMATIONAL),
    CONSENT_CAPPED(IssueType.INFORMATIONAL),
    ALREADY_KNOWN(IssueType.INFORMATIONAL),
    CHANGED(IssueType.INFORMATIONAL),
    WITHDRAWN(IssueType.INFORMATIONAL),
    CANCEL_ASKED(IssueType.INFORMATIONAL),
    CLOSED(IssueType.INFORMATIONAL),
    TEST_LANE(IssueType.INFORMATIONAL);

    public static final String SYSTEM = Canonical.codeSystem("ns-issue");

    private final IssueType type;

    Issue(IssueType type) {
        this.type = type;
    }

    /** The FHIR issue type that goes with it. */
    public IssueType type() {
        return type;
    }

    /** Code in {@code ns-issue}, such as {@code consent-missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Code in HL7 v2 ERR-5 and in files, such as {@code HUB-CONSENT-MISSING}. */
    public String hubCode() {
        return "HUB-" + name().replace('_', '-');
    }

    /** A remark goes with an acceptance; everything else is a refusal or a fault. */
    public boolean isRemark() {
        return type == IssueType.INFORMATIONAL;
    }

    /** The fixed English text. */
    public String text() {
        return Texts.OF.english(code());
    }

    /** The fixed French text. */
    public String frenchText() {
        return Texts.OF.french(code());
    }

    /** The fixed text in a partner's language, {@code en} or {@code fr}. */
    public String text(String language) {
        return Texts.OF.in(language, code());
    }

    public static Optional<Issue> ofCode(String code) {
        return Arrays.stream(values())
                .filter(issue -> issue.code().equals(code))
                .findFirst();
    }

    private static final class Texts {
        static final CodedTexts OF = CodedTexts.of("ns-issue");
    }
}
