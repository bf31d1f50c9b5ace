package org.nextstephub.server.console.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a door of administrators lists. */
public final class Listed {

    private Listed() {}

    public static List<JsonNode> in(JsonNode answer, String name) {
        return of(answer.path(name));
    }

    public static List<JsonNode> of(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
