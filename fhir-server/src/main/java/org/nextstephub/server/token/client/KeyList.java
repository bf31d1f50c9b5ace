package org.nextstephub.server.token.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.nextstephub.server.access.ReadOperation;

/** The keys of clients with their days: GET. A key of the client file is known since it was first used. */
public final class KeyList extends ReadOperation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient KeyDays days;

    public KeyList(KeyDays days) {
        this.days = days;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        writeJson(
                response,
                Map.of("keys", days.all().stream().map(KeyList::described).toList()));
    }

    private static ObjectNode described(KeyDays.Known key) {
        ObjectNode described = JSON.createObjectNode()
                .put("client", key.client())
                .put("kid", key.kid())
                .put("since", key.since().toString());
        key.lastUsed().ifPresent(day -> described.put("last_used", day.toString()));
        return described;
    }
}
