package org.nextstephub.server.access;

import static java.util.stream.Collectors.toCollection;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scopes as clients ask for them: SMART version 2, narrower than what is registered too, or version 1, whose
 * {@code read}, {@code write} and {@code *} stand for {@code rs}, {@code cud} and {@code cruds} (SMART App Launch 2.2,
 * section Scopes). {@code *} as a type stands for every type.
 */
public final class AskedScopes {

    private static final Pattern ASKED =
            Pattern.compile("(system|user)/([A-Za-z]+|\\*)\\.(read|write|\\*|(?=[cruds])c?r?u?d?s?)");

    private AskedScopes() {}

    /** What is both asked for and registered: never more than either. */
    public static Set<String> granted(Set<String> asked, Set<String> registered) {
        return asked.stream()
                .flatMap(scope -> registered.stream().flatMap(known -> both(scope, known).stream()))
                .collect(toCollection(TreeSet::new));
    }

    private static Optional<String> both(String asked, String registered) {
        if (asked.equals(registered)) {
            return Optional.of(registered);
        }
        Matcher wish = ASKED.matcher(asked);
        Matcher known = ASKED.matcher(registered);
        if (!wish.matches()
                || !known.matches()
                || !wish.group(1).equals(known.group(1))
                || !Set.of("*", known.group(2)).contains(wish.group(2))) {
            return Optional.empty();
        }
        String letters = letters(wish.group(3));
        return Optional.of(known.group(3)
                        .chars()
                        .filter(letter -> letters.indexOf(letter) >= 0)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(left -> !left.isEmpty())
                .map(left -> known.group(1) + "/" + known.group(2) + "." + left);
    }

    private static String letters(String permission) {
        return switch (permission) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> permission;
        };
    }
}
