package org.nextstephub.routes.casefile.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;

/** A case file as JSON (RFC 8259): {@code {"schema_version": "nextstep-1.0", "rows": [{...}]}}, every value a string. */
final class JsonRows {

    private static final int MAX_DEPTH = 8;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .build())
            .build();

    private final JsonParser parser;
    private final RowCollector collector = new RowCollector();
    private String version = "";

    private JsonRows(JsonParser parser) {
        this.parser = parser;
    }

    static List<CaseRow> read(String text) throws Unreadable {
        try (JsonParser parser = STRICT.createParser(text)) {
            return new JsonRows(parser).document();
        } catch (IOException broken) {
            throw new Unreadable(Issue.FORMAT);
        }
    }

    private List<CaseRow> document() throws IOException, Unreadable {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        boolean hasRows = false;
        int position = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            position++;
            RowCollector.require(InputLimit.COLUMNS, position, "");
            switch (name) {
                case "schema_version" -> {
                    expect(JsonToken.VALUE_STRING, value);
                    version = parser.getText();
                }
                case "rows" -> {
                    expect(JsonToken.START_ARRAY, value);
                    rows();
                    hasRows = true;
                }
                default -> {
                    if (!Column.isIgnored(name)) {
                        throw new Unreadable(Issue.COLUMN, Hint.HEADER_NAMES, "#" + position);
                    }
                    skip();
                }
            }
        }
        if (parser.nextToken() != null || !hasRows) {
            throw new Unreadable(Issue.FORMAT);
        }
        RowCollector.requireVersion(version);
        return collector.rows().stream().map(JsonRows::versioned).toList();
    }

    /** The version stands once for all rows. */
    static CaseRow versioned(CaseRow row) {
        CaseRow.Builder whole = new CaseRow.Builder();
        row.cells().forEach(whole::put);
        row.notText().forEach(whole::putNotText);
        whole.put(Column.SCHEMA_VERSION, CaseContract.VERSION);
        return whole.build(row.number());
    }

    private void rows() throws IOException, Unreadable {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.START_OBJECT, parser.currentToken());
            row();
            collector.next();
        }
    }

    private void row() throws IOException, Unreadable {
        int position = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            position++;
            RowCollector.require(InputLimit.COLUMNS, position, "");
            Optional<Column> column =
                    RowCollector.known(name, RowCollector.place(name, position), Set.of(Column.SCHEMA_VERSION));
            if (value == JsonToken.VALUE_STRING) {
                String text = parser.getText();
                refuseLoneSurrogates(text);
                if (column.isPresent()) {
                    collector.put(column.get(), text);
                }
            } else {
                column.ifPresent(collector::putNotText);
                skip();
            }
        }
    }

    /** Passes over a value that is not read; the parser remembers its names, so there may not be many. */
    private void skip() throws IOException, Unreadable {
        int inside = 0;
        for (int open = levels(); open > 0; open += levels()) {
            parser.nextToken();
            RowCollector.require(InputLimit.COLUMNS, ++inside, "");
        }
    }

    /** By how much the token that was read last goes deeper. */
    private int levels() {
        JsonToken token = parser.currentToken();
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static void refuseLoneSurrogates(String text) throws Unreadable {
        boolean lone = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (lone) {
            throw new Unreadable(Issue.FORMAT);
        }
    }

    private static void expect(JsonToken wanted, @Nullable JsonToken found) throws Unreadable {
        if (found != wanted) {
            throw new Unreadable(Issue.FORMAT);
        }
    }
}
