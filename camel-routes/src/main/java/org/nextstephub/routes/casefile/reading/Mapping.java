package org.nextstephub.routes.casefile.reading;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;

/**
 * How the columns of an export that cannot be changed become those of the contract: one small YAML file for a partner. It
 * renames, splits, and translates words and dates; it cannot invent a consent, an authority or a number.
 */
public final class Mapping {

    private record Source(
            @Nullable String delimiter, @Nullable String charset) {}

    private record Text(
            @Nullable Source source,
            @JsonProperty(required = true) Map<String, ColumnRule> columns,
            @Nullable List<String> ignore) {}

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final char delimiter;
    private final Charset charset;
    private final Map<String, ColumnRule> columns;
    private final List<String> ignored;

    private Mapping(char delimiter, Charset charset, Map<String, ColumnRule> columns, List<String> ignored) {
        this.delimiter = delimiter;
        this.charset = charset;
        this.columns = Map.copyOf(columns);
        this.ignored = List.copyOf(ignored);
    }

    /** @throws FaultyMapping when the file does not say what a mapping may say */
    static Mapping read(byte[] yaml) {
        Text text = parsed(yaml);
        text.columns().forEach((title, rule) -> rule.check(title));
        Source source = text.source() == null ? new Source(null, null) : text.source();
        return new Mapping(
                delimiter(source), charset(source), text.columns(), text.ignore() == null ? List.of() : text.ignore());
    }

    private static Text parsed(byte[] yaml) {
        Text text;
        try {
            text = YAML.readValue(yaml, Text.class);
        } catch (JsonProcessingException broken) {
            throw new FaultyMapping("line "
                    + (broken.getLocation() == null ? "?" : broken.getLocation().getLineNr())
                    + ": " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new FaultyMapping("the file cannot be read");
        }
        if (text == null || text.columns() == null) {
            throw new FaultyMapping("columns: is missing");
        }
        return text;
    }

    private static char delimiter(Source source) {
        String delimiter = source.delimiter() == null ? "," : source.delimiter();
        if (delimiter.length() != 1) {
            throw new FaultyMapping("source.delimiter: must be one character");
        }
        return delimiter.charAt(0);
    }

    private static Charset charset(Source source) {
        try {
            return source.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(source.charset());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new FaultyMapping("source.charset: is not known");
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
            if (!blank) {
                for (Map.Entry<String, ColumnRule> entry : columns.entrySet()) {
                    Column column = Column.named(entry.getKey()).orElseThrow();
                    collector.put(column, entry.getValue().value(column, header, cells));
                }
                collector.put(Column.SCHEMA_VERSION, CaseContract.VERSION);
            }
            collector.next();
        }
        return collector.rows();
    }

    /** Every column of the export must be used, or ignored by name, and every column that is used must be there. */
    private void requireKnown(List<String> header) throws Unreadable {
        List<String> used = new ArrayList<>(ignored);
        columns.values().stream()
                .map(ColumnRule::from)
                .filter(from -> from != null)
                .forEach(used::add);
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
}
