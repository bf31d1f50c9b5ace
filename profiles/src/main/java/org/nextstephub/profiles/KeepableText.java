package org.nextstephub.profiles;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Text that can be kept: PostgreSQL takes no U+0000, and half a surrogate pair is no character. */
public final class KeepableText {

    public static final String RULE = "The text holds U+0000 or half of a surrogate pair, which cannot be kept";

    private KeepableText() {}

    public static boolean isKeepable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** Whether every text in the element can be kept. */
    public static boolean isKeepable(Base element) {
        String value = element instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
        return (value == null || isKeepable(value))
                && element.children().stream()
                        .flatMap(child -> child.getValues().stream())
                        .allMatch(KeepableText::isKeepable);
    }
}
