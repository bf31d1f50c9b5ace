package org.nextstephub.profiles.certain;

import java.time.LocalDate;
import java.time.YearMonth;

/** Whether a primitive's text is of a form that no rule of HAPI's validator minds; narrower than FHIR on purpose. */
final class Values {

    private static final int LONGEST = 10_000;
    private static final String FINGERPRINT = "ni:///sha-256;";
    private static final int SHA_256_LENGTH = 43;
    private static final int UUID_LENGTH = "urn:uuid:".length() + 36;

    private Values() {}

    static boolean isPlain(String type, String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        return switch (type) {
            case "string", "markdown" -> isText(value);
            case "code" -> isVisibleAscii(value);
            case "uri", "url", "canonical" -> isAddress(value);
            case "id" -> isId(value);
            case "date" -> isDate(value);
            case "dateTime" -> value.indexOf('T') < 0 ? isDate(value) : isInstant(value);
            case "instant" -> isInstant(value);
            case "boolean" -> value.equals("true") || value.equals("false");
            case "positiveInt" -> isNumber(value) && !value.equals("0");
            case "unsignedInt", "integer" -> isNumber(value);
            case "base64Binary" -> isVisibleAscii(value) && value.length() % 4 == 0;
            default -> false;
        };
    }

    /** Lower case, as the full URL of an entry. */
    static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH || !value.startsWith("urn:uuid:")) {
            return false;
        }
        for (int at = 9; at < UUID_LENGTH; at++) {
            boolean dash = at == 17 || at == 22 || at == 27 || at == 32;
            char c = value.charAt(at);
            if (dash ? c != '-' : !(isDigit(c) || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** What of an address must be known before it is certain: of a fingerprint its kind, since each message has another. */
    static String judged(String address) {
        return isFingerprint(address) ? FINGERPRINT : address;
    }

    /** The SHA-256 of something, as a name (RFC 6920, 3). */
    static boolean isFingerprint(String value) {
        return value.length() == FINGERPRINT.length() + SHA_256_LENGTH
                && value.startsWith(FINGERPRINT)
                && value.chars().skip(FINGERPRINT.length()).allMatch(c -> isBase64Url((char) c));
    }

    private static boolean isBase64Url(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }

    static boolean isId(String value) {
        return !value.isEmpty()
                && value.length() <= 64
                && value.chars()
                        .allMatch(c -> isDigit((char) c)
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c == '-'
                                || c == '.');
    }

    /** Of one precision and one zone, and the first is not after the second. */
    static boolean inOrder(String start, String end) {
        boolean alike = start.length() == end.length()
                && (start.length() <= 10 || start.substring(19).equals(end.substring(19)));
        return alike && start.compareTo(end) <= 0;
    }

    /** No tags, no control, bidirectional, invisible or unpaired characters but line feeds, no space around it. */
    private static boolean isText(String value) {
        if (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ') {
            return false;
        }
        return value.chars()
                .allMatch(c -> c >= ' ' && c <= '~' && c != '<' || c == '\n' || c > '~' && isLetterOrMark(c));
    }

    private static boolean isLetterOrMark(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isAddress(String value) {
        return isVisibleAscii(value) && isElsewhere(value) && value.charAt(0) != '$';
    }

    /** Absolute, or one word as the name of a type; without a fragment: it cannot name an entry of the message by half. */
    static boolean isElsewhere(String address) {
        return (address.indexOf(':') > 0 || address.indexOf('/') < 0) && address.indexOf('#') < 0;
    }

    private static boolean isVisibleAscii(String value) {
        return value.chars().allMatch(c -> c > ' ' && c <= '~' && c != '<');
    }

    private static boolean isNumber(String value) {
        return value.length() <= 9
                && value.chars().allMatch(c -> isDigit((char) c))
                && (value.length() == 1 || value.charAt(0) != '0');
    }

    private static boolean isDate(String value) {
        return switch (value.length()) {
            case 4 -> isYear(value);
            case 7 -> isYear(value) && value.charAt(4) == '-' && between(value, 5, 1, 12);
            case 10 ->
                isYear(value)
                        && value.charAt(4) == '-'
                        && value.charAt(7) == '-'
                        && between(value, 5, 1, 12)
                        && between(value, 8, 1, lastDay(value));
            default -> false;
        };
    }

    private static int lastDay(String value) {
        return YearMonth.of(number(value, 0) * 100 + number(value, 2), number(value, 5))
                .lengthOfMonth();
    }

    private static boolean isYear(String value) {
        return between(value, 0, 19, 20) && between(value, 2, 0, 99) && !value.startsWith("2099");
    }

    /** {@code 2026-11-28T10:30:15.123-05:00}: seconds and a zone are there, and the hour is not 24. */
    private static boolean isInstant(String value) {
        if (value.length() < 20
                || !isDate(value.substring(0, LocalDate.EPOCH.toString().length()))
                || value.charAt(10) != 'T'
                || value.charAt(13) != ':'
                || value.charAt(16) != ':'
                || !between(value, 11, 0, 23)
                || !between(value, 14, 0, 59)
                || !between(value, 17, 0, 59)) {
            return false;
        }
        int at = 19;
        if (value.charAt(at) == '.') {
            at++;
            while (at < value.length() && at < 23 && isDigit(value.charAt(at))) {
                at++;
            }
            if (at == 20) {
                return false;
            }
        }
        return isZone(value.substring(at));
    }

    private static boolean isZone(String zone) {
        return zone.equals("Z")
                || zone.length() == 6
                        && (zone.charAt(0) == '+' || zone.charAt(0) == '-')
                        && zone.charAt(3) == ':'
                        && between(zone, 1, 0, 13)
                        && between(zone, 4, 0, 59);
    }

    private static boolean between(String value, int at, int least, int most) {
        return isDigit(value.charAt(at))
                && isDigit(value.charAt(at + 1))
                && number(value, at) >= least
                && number(value, at) <= most;
    }

    private static int number(String value, int at) {
        return (value.charAt(at) - '0') * 10 + value.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
