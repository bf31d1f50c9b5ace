package org.nextstephub.routes.casefile.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Form;

/**
 * How one column of the contract is filled, as a mapping file says it.
 *
 * @param from column of the export; either this or a constant
 * @param pattern of the dates in the export
 * @param zone of times without an offset
 * @param split separator of parts in a cell
 * @param part which of these parts, counted from 1
 * @param values words of the export and what they become
 */
record ColumnRule(
        @Nullable String from,
        @Nullable String constant,
        @Nullable String pattern,
        @Nullable String zone,
        @Nullable String split,
        int part,
        @Nullable Map<String, String> values) {

    private static final Set<Column> KEYS =
            Set.of(Column.EVENT_ID, Column.EVENT_TIME, Column.REFERRAL_ID, Column.CLIENT_ID);

    /** @throws FaultyMapping when the rule does not say how to fill the column, or would invent what only a sender can state */
    void check(String title) {
        Column column =
                Column.named(title).orElseThrow(() -> new FaultyMapping(title + ": is not a column of the contract"));
        if ((from == null) == (constant == null)) {
            throw new FaultyMapping(title + ": needs either from or constant");
        }
        boolean stated = title.startsWith("consent_") || title.startsWith("sdm_") || KEYS.contains(column);
        if (constant != null && stated) {
            throw new FaultyMapping(title + ": must come from the export; a constant would invent it");
        }
        boolean fillsTheEmpty = values != null && values.keySet().stream().anyMatch(String::isBlank);
        if (fillsTheEmpty && stated) {
            throw new FaultyMapping(title + ": an empty cell must stay empty");
        }
        if (pattern != null) {
            formatter(title, pattern);
        }
        if (zone != null) {
            checkZone(title, zone);
        }
        if (split != null && part < 1) {
            throw new FaultyMapping(title + ": split needs part, counted from 1");
        }
    }

    private static DateTimeFormatter formatter(String title, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException wrong) {
            throw new FaultyMapping(title + ": pattern is not a date pattern");
        }
    }

    private static void checkZone(String title, String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new FaultyMapping(title + ": zone is not known");
        }
    }

    /** The value of the column in one row of the export. */
    String value(Column column, List<String> header, List<String> cells) {
        if (constant != null) {
            return constant;
        }
        String value = cells.get(header.indexOf(from)).strip();
        if (split != null) {
            String[] parts = value.split(Pattern.quote(split), -1);
            value = part <= parts.length ? parts[part - 1].strip() : "";
        }
        if (values != null) {
            value = values.getOrDefault(value, value);
        }
        return pattern == null || value.isEmpty() ? value : date(column, pattern, value);
    }

    /** A value that is not a date stays as it is, and becomes a fault of its row. */
    private String date(Column column, String pattern, String value) {
        try {
            TemporalAccessor read =
                    formatter(column.title(), pattern).parseBest(value, LocalDateTime::from, LocalDate::from);
            if (!(read instanceof LocalDateTime time) || column.form().kind() == Form.Kind.DATE) {
                return LocalDate.from(read).toString();
            }
            return time.atZone(zone == null ? TimeSpan.TORONTO : ZoneId.of(zone))
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException impossible) {
            return value;
        }
    }
}
