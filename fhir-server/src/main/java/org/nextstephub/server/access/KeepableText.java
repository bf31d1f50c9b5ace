package org.nextstephub.server.access;

/** Text that can be kept: PostgreSQL takes no U+0000, and half a surrogate pair is no character. */
public final class KeepableText {

    public static final String RULE = "The text holds U+0000 or half of a surrogate pair, which cannot be kept";

    private KeepableText() {}

    public static boolean isKeepable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
