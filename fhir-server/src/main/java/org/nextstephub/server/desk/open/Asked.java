package org.nextstephub.server.desk.open;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody asks of the open referrals.
 *
 * @param name parts of a person's name; empty for everybody
 * @param weeks whether they want to know whose clinical service ends in which week
 */
record Asked(ReferralList list, String name, int count, int offset, boolean weeks) {

    private static final int MOST = 100;
    private static final int A_PAGE = 25;
    private static final int LONGEST_NAME = 200;

    /** @throws IllegalArgumentException with what is wrong */
    static Asked of(Map<String, String> given) {
        String name = given.getOrDefault("name", "").strip();
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name has " + LONGEST_NAME + " characters at most");
        }
        return new Asked(
                ReferralList.of(given.getOrDefault("list", "all"))
                        .orElseThrow(() -> new IllegalArgumentException("list is one of: "
                                + Arrays.stream(ReferralList.values())
                                        .map(ReferralList::code)
                                        .collect(Collectors.joining(", ")))),
                name,
                Math.min(MOST, number(given, "_count", A_PAGE)),
                number(given, "_offset", 0),
                "true".equals(given.get("weeks")));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String written = given.getOrDefault(name, String.valueOf(otherwise));
        if (!written.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(name + " is a whole number");
        }
        return Integer.parseInt(written);
    }
}
