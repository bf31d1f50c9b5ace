package org.nextstephub.profiles;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * The text of a FHIR date or moment. What nearly all are written like is read digit by digit, for one decision reads some
 * thirty of them; whatever else ISO 8601 allows is left to the JDK, which takes ten times as long.
 */
final class DateText {

    private static final String DAY = "dddd-dd-dd";
    private static final String LOCAL = DAY + "Tdd:dd:dd";
    private static final int OFFSET_AT = LOCAL.length();
    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();
    private static final Pattern SECONDS = Pattern.compile("T\\d\\d:\\d\\d:\\d\\d");

    private DateText() {}

    /** @throws java.time.DateTimeException when it is no day */
    static LocalDate day(String text) {
        return isWritten(text, DAY) ? dayOf(text) : LocalDate.parse(text);
    }

    /** @throws java.time.DateTimeException when it is no moment, or has no seconds or no offset */
    static Instant moment(String text) {
        if (isWritten(text, LOCAL + "Z")) {
            return at(text, 0);
        }
        if (isWritten(text, LOCAL + "-dd:dd")) {
            return at(text, -offset(text));
        }
        if (isWritten(text, LOCAL + "+dd:dd")) {
            return at(text, offset(text));
        }
        if (!SECONDS.matcher(text).find()) {
            throw new DateTimeParseException("no seconds", text, 0);
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /** How many digits of a second are written behind the point. */
    static int fractionDigits(String text) {
        int first = text.indexOf('.') + 1;
        int after = first;
        while (first > 0 && after < text.length() && Character.isDigit(text.charAt(after))) {
            after++;
        }
        return after - first;
    }

    private static LocalDate dayOf(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static Instant at(String text, int offsetSeconds) {
        LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return Instant.ofEpochSecond(
                dayOf(text).toEpochDay() * SECONDS_OF_A_DAY + time.toSecondOfDay() - offsetSeconds);
    }

    private static int offset(String text) {
        int hours = number(text, OFFSET_AT + 1, OFFSET_AT + 3);
        return ZoneOffset.ofHoursMinutes(hours, number(text, OFFSET_AT + 4, OFFSET_AT + 6))
                .getTotalSeconds();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isWritten(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char here = text.charAt(i);
            if (form.charAt(i) == 'd' ? here < '0' || here > '9' : here != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
