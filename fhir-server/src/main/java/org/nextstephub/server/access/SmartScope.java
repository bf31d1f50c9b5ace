package org.nextstephub.server.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SMART scope of a type (SMART App Launch 2.2, section Scopes).
 *
 * @param holder {@code system} or {@code user}
 * @param letters some of {@code cruds}, in this order
 */
record SmartScope(String holder, String type, String letters) {

    private static final Pattern VERSION_2 = Pattern.compile("(system|user)/([A-Za-z]+)\\.(c?r?u?d?s?)");

    private static final Pattern EITHER_VERSION =
            Pattern.compile("(system|user)/([A-Za-z]+|\\*)\\.(read|write|\\*|(?=[cruds])c?r?u?d?s?)");

    /** Empty if the text is not a scope of version 2. */
    static Optional<SmartScope> of(String text) {
        return matched(VERSION_2, text);
    }

    /**
     * Also a scope of version 1, whose {@code read}, {@code write} and {@code *} stand for {@code rs}, {@code cud} and
     * {@code cruds}, and one of every type.
     */
    static Optional<SmartScope> ofEitherVersion(String text) {
        return matched(EITHER_VERSION, text);
    }

    private static Optional<SmartScope> matched(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(Matcher::matches)
                .map(scope -> new SmartScope(scope.group(1), scope.group(2), letters(scope.group(3))));
    }

    private static String letters(String permission) {
        return switch (permission) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> permission;
        };
    }

    boolean isOfEveryType() {
        return type.equals("*");
    }

    /** The letters that both have. */
    String lettersInCommon(SmartScope other) {
        return letters.chars()
                .filter(letter -> other.letters.indexOf(letter) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
