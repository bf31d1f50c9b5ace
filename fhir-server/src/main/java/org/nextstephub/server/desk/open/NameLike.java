package org.nextstephub.server.desk.open;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for people by parts of their names, however they are written: letter case, accents and the order do not matter. */
final class NameLike {

    private final List<String> parts;

    NameLike(String asked) {
        parts = Stream.of(plain(asked).split(" "))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whether every part begins one of the names. */
    boolean matches(String names) {
        String known = " " + plain(names);
        return parts.stream().allMatch(part -> known.contains(" " + part));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
