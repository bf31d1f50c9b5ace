package org.nextstephub.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Read digit by digit, every date and moment is what the JDK reads, and what the JDK refuses is refused. */
class DateTextTests {

    private static final List<String> DAYS = List.of(
            "0000-01-01",
            "1899-12-31",
            "2024-02-29",
            "2026-02-29",
            "2026-11-22",
            "2026-13-01",
            "2026-00-10",
            "2026-11-31",
            "9999-12-31",
            "2026-1-001",
            "+026-11-22",
            "２０２６-11-22");

    private static final List<String> TIMES = List.of(
            "00:00:00", "23:59:59", "23:59:60", "24:00:00", "10:60:00", "1a:00:00", "10:00:0x", "10:00:00.5", "10:00");

    private static final List<String> OFFSETS = List.of(
            "Z", "z", "", "+00:00", "-00:00", "-05:00", "+13:45", "+18:00", "+18:01", "-19:00", "+05:60", "+0500",
            "-05");

    @Test
    void readsDaysAsTheJdkDoes() {
        assertThat(DAYS)
                .allSatisfy(text -> assertThat(read(DateText::day, text)).isEqualTo(read(LocalDate::parse, text)));
        assertThat(DAYS.stream().flatMap(text -> read(DateText::day, text).stream()))
                .hasSize(5);
    }

    @Test
    void readsMomentsAsTheJdkDoesButForThoseWithoutSeconds() {
        List<String> texts = DAYS.stream()
                .flatMap(day ->
                        TIMES.stream().flatMap(time -> OFFSETS.stream().map(offset -> day + "T" + time + offset)))
                .toList();

        assertThat(texts)
                .allSatisfy(text -> assertThat(read(DateText::moment, text)).isEqualTo(expected(text)));
        assertThat(texts.stream().flatMap(text -> read(DateText::moment, text).stream()))
                .hasSizeGreaterThan(100);
    }

    @Test
    void findsMidnightAsTheJdkDoes() {
        assertThat(Stream.iterate(LocalDate.of(1880, 1, 1), day -> day.plusDays(1))
                        .limit(100_000))
                .allSatisfy(day -> assertThat(TimeSpan.midnight(day))
                        .isEqualTo(day.atStartOfDay(TimeSpan.TORONTO).toInstant()));
    }

    @Test
    void countsTheDigitsOfAFraction() {
        assertThat(Stream.of("10:00:00Z", "10:00:00.Z", "10:00:00.5Z", "10:00:00.123456789-05:00")
                        .map(DateText::fractionDigits))
                .containsExactly(0, 0, 1, 9);
    }

    private static Optional<Instant> expected(String text) {
        return text.matches(".*T\\d\\d:\\d\\d:\\d\\d.*")
                ? read(moment -> OffsetDateTime.parse(moment).toInstant(), text)
                : Optional.empty();
    }

    private static <T> Optional<T> read(Function<String, T> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }
}
