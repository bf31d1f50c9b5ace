package org.nextstephub.routes.hl7v2.translation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A language of ISO 639 as BCP 47 writes it: two letters where there are two, and none that no language has. */
final class Language {

    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
            .collect(
                    Collectors.toMap(code -> Locale.forLanguageTag(code).getISO3Language(), code -> code, (a, b) -> a));

    /** ISO 639-2/B: the codes of libraries, where they are not those of the languages. */
    private static final Map<String, String> OF_LIBRARIES = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    /** No language, several, not known, or one without a code. */
    private static final Set<String> NONE = Set.of("mis", "mul", "und", "zxx");

    private Language() {}

    /** The code in BCP 47; empty when no language has it. */
    static Optional<String> ofCode(String code) {
        String[] parts = code.strip().replace('_', '-').split("-", 2);
        String language = parts[0].toLowerCase(Locale.ROOT);
        if (!language.matches("[a-z]{2,3}") || NONE.contains(language)) {
            return Optional.empty();
        }
        String shortest = OF_LIBRARIES.getOrDefault(language, TWO_LETTERS.getOrDefault(language, language));
        boolean known = !Locale.forLanguageTag(shortest)
                .getDisplayLanguage(Locale.ENGLISH)
                .equals(shortest);
        if (!known) {
            return Optional.empty();
        }
        boolean region = parts.length == 2 && parts[1].matches("[A-Za-z]{2}");
        return Optional.of(region ? shortest + "-" + parts[1].toUpperCase(Locale.ROOT) : shortest);
    }
}
