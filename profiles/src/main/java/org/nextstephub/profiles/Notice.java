package org.nextstephub.profiles;

import java.util.Locale;

/** Fixed sentences to a partner, in English and French: code system {@code ns-notice}. */
public enum Notice {
    REFERRAL_RECEIVED,
    CONSENT_NEEDED,
    EXPRESS_LIMITS_IN_CODES,
    INFORMATION_NEEDED,
    ACCEPTED,
    NOT_ACCEPTED,
    CLOSED,
    PLEASE_CALL,
    AGREEMENT_ENDING,
    CONSENT_RECORDED;

    private static final CodedTexts TEXTS = CodedTexts.of("ns-notice");

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence in a partner's language, {@code en} or {@code fr}. */
    public String text(String language) {
        return TEXTS.in(language, code());
    }
}
