package org.nextstephub.profiles;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the gate decided as it did: code system {@code ns-reason}, exactly one a decision. Each reason knows the decision
 * it stands for and the public code ({@link Issue}) that all doors share.
 */
public enum Reason {
    OK(Kind.ACCEPTED, Decision.PERMIT, null),

    SYNTAX_INVALID(Kind.MALFORMED, null, null),
    PROFILE_INVALID(Kind.INVALID, null, null),
    SUBJECT_MISSING(Kind.INVALID, null, null),
    SUBJECT_MISMATCH(Kind.INVALID, null, null),

    CONTENT_FORBIDDEN(Kind.REFUSED, Decision.DENY, Issue.UNSAFE_CONTENT),
    PARTNER_UNKNOWN(Kind.FORBIDDEN, Decision.DENY, Issue.PARTNER),
    SENDER_MISMATCH(Kind.FORBIDDEN, Decision.DENY, Issue.PARTNER),
    REPLAY_CONFLICT(Kind.CONFLICT, Decision.DENY, Issue.DUP_CONFLICT),

    MOU_MISSING(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_TERMINATED(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_UNSIGNED(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_SUSPENDED(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_NOT_STARTED(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_ENDED(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_DIRECTION(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),
    MOU_PROGRAMME(Kind.REFUSED, Decision.DENY, Issue.AGREEMENT_NOT_IN_FORCE),

    CONSENT_MISSING(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    CONSENT_DIRECTION_MISMATCH(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    CONSENT_DISCLOSER_MISMATCH(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    CONSENT_INVALID(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    RECIPIENT_NOT_NAMED(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    PURPOSE_NOT_PERMITTED(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_MISSING),
    CONSENT_NOT_ACTIVE(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_PENDING),
    CONSENT_NOT_YET_EFFECTIVE(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_NOT_STARTED),
    CONSENT_EXPIRED(Kind.CONSENT, Decision.NO_CONSENT, Issue.CONSENT_EXPIRED),

    CONSENT_NOT_UNDERSTOOD(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),
    CONSENT_AMBIGUOUS(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),
    CONSENT_SUBJECT_MISMATCH(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),
    CONSENT_GRANTOR_INVALID(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),
    CONSENT_EVIDENCE_MISSING(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),
    CONSENT_DATETIME_INVALID(Kind.CONSENT, Decision.INDETERMINATE, Issue.CONSENT_INDETERMINATE),

    CONSENT_WITHDRAWN(Kind.CONSENT, Decision.DENY, Issue.CONSENT_RESCINDED),
    CONSENT_REJECTED(Kind.CONSENT, Decision.DENY, Issue.CONSENT_REFUSED),
    CONSENT_DENIED(Kind.CONSENT, Decision.DENY, Issue.CONSENT_REFUSED),
    EXCEPTION_DENY(Kind.CONSENT, Decision.DENY, Issue.CONSENT_REFUSED),
    LABEL_TOO_HIGH(Kind.CONSENT, Decision.DENY, Issue.CONSENT_REFUSED),

    CONSENT_LOOKUP_FAILED(Kind.UNAVAILABLE, Decision.INDETERMINATE, Issue.RETRY),
    INTERNAL(Kind.FAULT, Decision.INDETERMINATE, Issue.FAULT);

    public static final String SYSTEM = Canonical.codeSystem("ns-reason");

    /** How an answer carries it; the HTTP status follows from this alone. */
    public enum Kind {
        ACCEPTED,
        MALFORMED,
        INVALID,
        REFUSED,
        CONSENT,
        FORBIDDEN,
        CONFLICT,
        UNAVAILABLE,
        FAULT
    }

    private final Kind kind;
    private final @Nullable Decision decision;
    private final @Nullable Issue issue;

    Reason(Kind kind, @Nullable Decision decision, @Nullable Issue issue) {
        this.kind = kind;
        this.decision = decision;
        this.issue = issue;
    }

    public Kind kind() {
        return kind;
    }

    /** The decision it stands for; absent where the message did not get as far as a decision. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    /** The public code; absent where only a FHIR issue type applies. */
    public Optional<Issue> issue() {
        return Optional.ofNullable(issue);
    }

    /** Code in {@code ns-reason}, such as {@code consent-expired}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fixed text in a partner's language, {@code en} or {@code fr}. */
    public String text(String language) {
        return Texts.OF.in(language, code());
    }

    private static final class Texts {
        static final CodedTexts OF = CodedTexts.of("ns-reason");
    }
}
