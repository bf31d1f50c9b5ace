package org.nextstephub.routes.message;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;

/**
 * A telephone number that is in use by the numbering plan of its country (ITU-T E.164), written as a person in Canada would
 * write it. What might be somebody else's number is none: a stranger must not be rung about a referral (docs/adr/0028).
 *
 * @param number in E.164, such as {@code +16135550178}
 * @param extension digits; empty where there is none
 */
public record Telephone(String number, String extension) {

    /**
     * What a text holds.
     *
     * @param whole whether no digits are left over that could have been another number
     */
    public record Found(List<Telephone> numbers, boolean whole) {

        public Found {
            numbers = List.copyOf(numbers);
        }
    }

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String HOME = "CA";
    private static final int MAX_NUMBERS = 20;
    private static final int MAX_TEXT_LENGTH = 250;
    private static final int SHORTEST_LEFT_OVER = 4;
    private static final Pattern ONE =
            Pattern.compile("[+(]?[0-9 ().\\-/]{7,30}([ ,;]*(x|ext\\.?|extn\\.?|#|extension)[ .:]*[0-9]{1,7})?");
    /** XTN.1 until v2.3, chapter 2.8: {@code [NN] [(999)]999-9999[X99999][B99999][C any text]}. */
    private static final Pattern AS_IN_2_3 = Pattern.compile(
            "([0-9]{1,3} +)?((?:\\([0-9]{3}\\) ?)?[0-9]{3}-?[0-9]{4}) ?(?:X([0-9]{1,5}))? ?(?:B[0-9]{1,5})? ?(?:C.*)?",
            Pattern.DOTALL);

    /** The number that the text is, and nothing else but its extension; empty when it is not one. */
    public static Optional<Telephone> of(String text) {
        String plain = plain(text);
        if (!ONE.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return inUse(NUMBERS.parse(plain, HOME));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * The number of its parts (XTN.5 to XTN.8).
     *
     * @param country as it is dialled, with or without the prefix for calls abroad; empty: North America
     */
    public static Optional<Telephone> of(String country, String areaAndLocal, String extension) {
        if (!country.matches("[+0-9 ]*")) {
            return Optional.empty();
        }
        String code = country.replaceAll("[^0-9]", "").replaceFirst("^(011(?=.)|0+)", "");
        Optional<Telephone> number = of(code.isEmpty() ? areaAndLocal : "+" + code + " " + areaAndLocal);
        String digits = extension.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? number : number.map(found -> new Telephone(found.number, digits));
    }

    /** Every number in a text that may hold words, several numbers, or the form of v2.3. */
    public static Found in(String text) {
        Optional<Telephone> one = of(text).or(() -> asIn23(text));
        if (one.isPresent() || text.length() > MAX_TEXT_LENGTH) {
            return new Found(one.stream().toList(), one.isPresent());
        }
        String plain = plain(text);
        StringBuilder leftOver = new StringBuilder(plain);
        List<Telephone> numbers = new ArrayList<>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(plain, HOME, Leniency.VALID, MAX_NUMBERS)) {
            if (standsAlone(plain, match)) {
                inUse(match.number()).ifPresent(numbers::add);
                leftOver.replace(match.start(), match.end(), " ".repeat(match.end() - match.start()));
            }
        }
        long digits = leftOver.chars().filter(Character::isDigit).count();
        return new Found(numbers.stream().distinct().toList(), digits < SHORTEST_LEFT_OVER);
    }

    private static Optional<Telephone> asIn23(String text) {
        Matcher parts = AS_IN_2_3.matcher(text.strip());
        return parts.matches() ? of(part(parts, 1), part(parts, 2), part(parts, 3)) : Optional.empty();
    }

    private static String part(Matcher parts, int group) {
        return parts.group(group) == null ? "" : parts.group(group);
    }

    /** Part of a longer row of digits is no number. */
    private static boolean standsAlone(String text, PhoneNumberMatch match) {
        boolean before = match.start() > 0 && Character.isDigit(text.charAt(match.start() - 1));
        boolean after = match.end() < text.length() && Character.isDigit(text.charAt(match.end()));
        return !before && !after;
    }

    private static Optional<Telephone> inUse(PhoneNumber number) {
        return NUMBERS.isValidNumber(number)
                ? Optional.of(new Telephone(NUMBERS.format(number, PhoneNumberFormat.E164), number.getExtension()))
                : Optional.empty();
    }

    /** Lower case, the French word for an extension as the English one, {@code 00} before a country's code as {@code +}. */
    private static String plain(String text) {
        return text.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^tel:", "")
                .replaceAll("\\bposte\\b\\.?", "ext")
                .replaceFirst("^\\+? ?00+ ?", "+");
    }

    /** As people read it (ITU-T E.123). */
    public String text() {
        return extension.isEmpty() ? number : number + " ext. " + extension;
    }

    public ContactPoint toContactPoint() {
        return new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(text());
    }
}
