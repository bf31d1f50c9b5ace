package org.nextstephub.routes.casefile.reading;

import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Form;
import org.nextstephub.routes.casefile.contract.Hint;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;

/**
 * How the columns of an export that cannot be changed become those of the contract: one small YAML file a partner. It
 * renames, splits, translates words and dates; it cannot invent a consent, an authority or a number.
 */
public final class Mapping {

    /** What is wrong with a mapping file, in words for whoever writes it. */
    static final class Faulty extends RuntimeException {
        Faulty(String why) {
            super(why);
        }
    }

    private record Source(
            @Nullable String delimiter, @Nullable String charset) {}

    private record Rule(
            @Nullable String from,
            @Nullable String constant,
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable String split,
            int part,
            @Nullable Map<String, String> values) {}

    private record Text(
            @Nullable Source source,
            @JsonProperty(required = true) Map<String, Rule> columns,
            @Nullable List<String> ignore) {}

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Set<Column> KEYS =
            Set.of(Column.EVENT_ID, Column.EVENT_TIME, Column.REFERRAL_ID, Column.CLIENT_ID);

    private final char delimiter;
    private final Charset charset;
    private final Map<String, Rule> columns;
    private final List<String> ignored;

    private Mapping(char delimiter, Charset charset, Map<String, Rule> columns, List<String> ignored) {
        this.delimiter = delimiter;
        this.charset = charset;
        this.columns = Map.copyOf(columns);
        this.ignored = List.copyOf(ignored);
    }

    /** @throws Faulty when the file does not say what a mapping may say */
    static Mapping read(byte[] yaml) {
        Text text;
        try {
            text = YAML.readValue(yaml, Text.class);
        } catch (JsonProcessingException broken) {
            throw new Faulty("line "
                    + (broken.getLocation() == null ? "?" : broken.getLocation().getLineNr())
                    + ": " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new Faulty("the file cannot be read");
        }
        if (text == null || text.columns() == null) {
            throw new Faulty("columns: is missing");
        }
        text.columns().forEach(Mapping::check);
        Source source = text.source() == null ? new Source(null, null) : text.source();
        return new Mapping(
                delimiter(source), charset(source), text.columns(), text.ignore() == null ? List.of() : text.ignore());
    }

    private static char delimiter(Source source) {
        String delimiter = source.delimiter() == null ? "," : source.delimiter();
        if (delimiter.length() != 1) {
            throw new Faulty("source.delimiter: must be one character");
        }
        return delimiter.charAt(0);
    }

    private static Charset charset(Source source) {
        try {
            return source.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(source.charset());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Faulty("source.charset: is not known");
        }
    }

    private static void check(String title, Rule rule) {
        Column column = Column.named(title).orElseThrow(() -> new Faulty(title + ": is not a column of the contract"));
        if ((rule.from() == null) == (rule.constant() == null)) {
            throw new Faulty(title + ": needs either from or constant");
        }
        boolean stated = title.startsWith("consent_") || title.startsWith("sdm_") || KEYS.contains(column);
        if (rule.constant() != null && stated) {
            throw new Faulty(title + ": must come from the export; a constant would invent it");
        }
        boolean fillsTheEmpty =
                rule.values() != null && rule.values().keySet().stream().anyMatch(String::isBlank);
        if (fillsTheEmpty && stated) {
            throw new Faulty(title + ": an empty cell must stay empty");
        }
        if (rule.pattern() != null) {
            formatter(title, rule.pattern());
        }
        if (rule.zone() != null) {
            zone(title, rule.zone());
        }
        if (rule.split() != null && rule.part() < 1) {
            throw new Faulty(title + ": split needs part, counted from 1");
        }
    }

    private static DateTimeFormatter formatter(String title, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException wrong) {
            throw new Faulty(title + ": pattern is not a date pattern");
        }
    }

    private static ZoneId zone(String title, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new Faulty(title + ": zone is not known");
        }
    }

    /** The rows of an export. */
    public List<CaseRow> rows(byte[] content) throws Unreadable {
        List<List<String>> records = CsvRows.records(CaseFormat.text(CaseFormat.CSV, content, charset), delimiter);
        List<String> header = records.get(0).stream().map(String::strip).toList();
        requireKnown(header);
        RowCollector collector = new RowCollector();
        for (List<String> cells : records.subList(1, records.size())) {
            boolean blank = cells.stream().allMatch(String::isBlank);
            for (Map.Entry<String, Rule> entry : columns.entrySet()) {
                if (!blank) {
                    Column column = Column.named(entry.getKey()).orElseThrow();
                    collector.put(column, value(column, entry.getValue(), header, cells));
                }
            }
            if (!blank) {
                collector.put(Column.SCHEMA_VERSION, CaseContract.VERSION);
            }
            collector.next();
        }
        return collector.rows();
    }

    /** Every column of the export is used or ignored by name, and every column that is used is there. */
    private void requireKnown(List<String> header) throws Unreadable {
        List<String> used = new ArrayList<>(ignored);
        columns.values().stream().map(Rule::from).filter(from -> from != null).forEach(used::add);
        for (int i = 0; i < header.size(); i++) {
            boolean first = header.indexOf(header.get(i)) == i;
            if (!first || !used.contains(header.get(i))) {
                throw new Unreadable(Issue.COLUMN, Hint.MAPPING, "#" + (i + 1));
            }
        }
        Optional<String> missing = columns.entrySet().stream()
                .filter(entry -> entry.getValue().from() != null
                        && !header.contains(entry.getValue().from()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        if (missing.isPresent()) {
            throw new Unreadable(Issue.COLUMN, Hint.MAPPING, missing.get());
        }
    }

    private static String value(Column column, Rule rule, List<String> header, List<String> cells) {
        if (rule.constant() != null) {
            return rule.constant();
        }
        String value = cells.get(header.indexOf(rule.from())).strip();
        if (rule.split() != null) {
            String[] parts = value.split(Pattern.quote(rule.split()), -1);
            value = rule.part() <= parts.length ? parts[rule.part() - 1].strip() : "";
        }
        if (rule.values() != null) {
            value = rule.values().getOrDefault(value, value);
        }
        return rule.pattern() == null || value.isEmpty() ? value : date(column, rule, value);
    }

    /** A date that is none stays as it is and becomes a fault of its row. */
    private static String date(Column column, Rule rule, String value) {
        DateTimeFormatter formatter = formatter(column.title(), String.valueOf(rule.pattern()));
        try {
            TemporalAccessor read = formatter.parseBest(value, LocalDateTime::from, LocalDate::from);
            if (!(read instanceof LocalDateTime time) || column.form().kind() == Form.Kind.DATE) {
                return LocalDate.from(read).toString();
            }
            ZoneId zone = rule.zone() == null ? ZoneId.of("America/Toronto") : ZoneId.of(rule.zone());
            return time.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException impossible) {
            return value;
        }
    }
}
