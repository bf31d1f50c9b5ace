package org.nextstephub.server.administration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.nextstephub.server.access.ReadOperation;

/** What each partner has, and what it lacks before its first message is taken: GET. */
final class Checklist extends ReadOperation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Readiness readiness;

    Checklist(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        writeJson(
                response,
                Map.of(
                        "partners",
                        readiness.ofAll().stream().map(Checklist::described).toList()));
    }

    private static ObjectNode described(Readiness.OfPartner partner) {
        ObjectNode described =
                JSON.createObjectNode().put("code", partner.code()).put("organization", partner.organization());
        ArrayNode steps = described.putArray("steps");
        partner.steps().forEach(step -> {
            ObjectNode each = steps.addObject()
                    .put("step", step.need().code())
                    .put("done", step.done())
                    .put("reason", step.reason());
            step.day().ifPresent(day -> each.put("day", day.toString()));
        });
        return described;
    }
}
