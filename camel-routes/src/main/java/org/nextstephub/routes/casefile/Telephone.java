package org.nextstephub.routes.casefile;

import java.util.Optional;

/** A telephone number as people write it: E.164, or one of the North American numbering plan. */
final class Telephone {

    private Telephone() {}

    /** The number in E.164; empty when it is none. */
    static Optional<String> canonical(String written) {
        if (!written.matches("\\+?[0-9 ().-]{7,24}")) {
            return Optional.empty();
        }
        String digits = written.replaceAll("[^0-9]", "");
        if (written.startsWith("+")) {
            return digits.matches("[1-9]\\d{7,14}") ? Optional.of("+" + digits) : Optional.empty();
        }
        String national = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
        return national.matches("[2-9]\\d{2}[2-9]\\d{6}") ? Optional.of("+1" + national) : Optional.empty();
    }
}
