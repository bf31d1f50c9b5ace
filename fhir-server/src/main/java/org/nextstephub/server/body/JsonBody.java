package org.nextstephub.server.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.InputLimit;

/**
 * Goes through the tokens of a JSON body once. More lenient than any parser behind it: what ends the reading here must
 * not be read on there.
 */
final class JsonBody {

    private static final JsonFactory LENIENT = lenient();

    private final JsonParser parser;
    private final Tally tally = new Tally();

    private JsonBody(JsonParser parser) {
        this.parser = parser;
    }

    private static JsonFactory lenient() {
        var builder = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        for (JsonReadFeature each : JsonReadFeature.values()) {
            builder.enable(each);
        }
        return builder.build();
    }

    /**
     * Counts what the body holds, as far as it is JSON.
     *
     * @throws OverLimit when it is over one
     */
    static void check(String body) throws OverLimit {
        try (JsonParser parser = LENIENT.createParser(body)) {
            new JsonBody(parser).tokens();
        } catch (StreamConstraintsException digits) {
            throw new OverLimit(InputLimit.DIGITS);
        } catch (IOException notJson) {
            // its door says so
        }
    }

    private void tokens() throws IOException, OverLimit {
        try {
            JsonToken last = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_ARRAY && last == JsonToken.START_ARRAY) {
                    tally.element();
                }
                count(token);
                last = token;
            }
        } catch (OverLimit over) {
            JsonLocation place = parser.currentTokenLocation();
            throw over.at(place.getLineNr(), place.getColumnNr());
        }
    }

    private void count(JsonToken token) throws IOException, OverLimit {
        switch (token) {
            case START_OBJECT -> tally.open(name(parser.getParsingContext().getParent()));
            case START_ARRAY -> tally.openList(name(parser.getParsingContext().getParent()));
            case END_OBJECT, END_ARRAY -> tally.close();
            case FIELD_NAME -> {
                if (parser.currentName().equals("reference")) {
                    tally.reference();
                }
            }
            case VALUE_STRING -> text(name(parser.getParsingContext()), parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                tally.element();
                tally.number(parser.getText());
            }
            default -> tally.element();
        }
    }

    private void text(@Nullable String name, String text) throws OverLimit {
        tally.element();
        tally.text(name, text);
        if ("div".equals(name)) {
            narrative(text);
        }
    }

    /** XHTML in one text; of what is no XML nobody knows how deep a parser goes. */
    private static void narrative(String xhtml) throws OverLimit {
        if (!XmlBody.check(xhtml)) {
            Tally.check(
                    InputLimit.DEPTH, (int) xhtml.chars().filter(c -> c == '<').count());
        }
    }

    /** What a value is called; an item of a list, as the list. */
    private static @Nullable String name(@Nullable JsonStreamContext context) {
        JsonStreamContext named = context != null && context.inArray() ? context.getParent() : context;
        return named == null ? null : named.getCurrentName();
    }
}
