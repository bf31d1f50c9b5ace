package org.nextstephub.server.access.search;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nextstephub.profiles.TimeSpan;

/**
 * Times that a reporting client asks for, as whole days in Toronto: its rows hold nothing finer, and a search must not tell it.
 * A time stands for its day, and "after" it begins with that day, so that a load from the time of the one before misses nothing.
 */
public final class WholeDays {

    private static final Set<String> DATES =
            Set.of("authored", "clinical-end", "authored-on", "modified", "period", "respond-by", "date", "applies");

    private static final Pattern ASKED = Pattern.compile("(eq|ge|gt|le|lt|sa|eb)?([0-9].*)");

    private WholeDays() {}

    /** @throws InvalidRequestException when {@code _lastUpdated} is no date */
    public static Map<String, String[]> of(Map<String, String[]> asked) {
        Map<String, String[]> days = new HashMap<>(asked);
        days.computeIfPresent("_lastUpdated", (name, values) -> Arrays.stream(values)
                .flatMap(WholeDays::changed)
                .toArray(String[]::new));
        DATES.forEach(date -> days.computeIfPresent(
                date,
                (name, values) -> Arrays.stream(values).map(WholeDays::days).toArray(String[]::new)));
        return days;
    }

    private static Stream<String> changed(String value) {
        Matcher asked = ASKED.matcher(value);
        if (!asked.matches()) {
            throw unreadable();
        }
        TimeSpan days = TimeSpan.parse(day(asked.group(2))).orElseThrow(WholeDays::unreadable);
        boolean time = asked.group(2).length() > 10;
        return switch (asked.group(1) == null ? "eq" : asked.group(1)) {
            case "ge" -> Stream.of("ge" + days.start());
            case "gt", "sa" -> Stream.of("ge" + (time ? days.start() : days.end()));
            case "lt", "eb" -> Stream.of("lt" + days.start());
            case "le" -> Stream.of("lt" + days.end());
            default -> Stream.of("ge" + days.start(), "lt" + days.end());
        };
    }

    private static InvalidRequestException unreadable() {
        return new InvalidRequestException(
                "_lastUpdated is a day such as ge2026-11-22, or a time, which stands for its day");
    }

    /** Several values, of which any is looked for, stay several. */
    private static String days(String value) {
        return String.join(
                ",",
                List.of(value.split(",", -1)).stream().map(WholeDays::wholeDay).toList());
    }

    private static String wholeDay(String value) {
        Matcher asked = ASKED.matcher(value);
        if (!asked.matches() || asked.group(2).length() <= 10) {
            return value;
        }
        String prefix = asked.group(1) == null ? "" : asked.group(1);
        return (prefix.equals("gt") || prefix.equals("sa") ? "ge" : prefix) + day(asked.group(2));
    }

    private static String day(String text) {
        if (text.length() <= 10) {
            return text;
        }
        try {
            return LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), TimeSpan.TORONTO)
                    .toString();
        } catch (DateTimeParseException withoutOffset) {
            return text.substring(0, 10);
        }
    }
}
