package org.nextstephub.server.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.nextstephub.server.store.rows.PendingChanges.Proposal;

/**
 * What waits for a second administrator: GET lists it, each with its whole content, which that administrator confirms by
 * sending it where the first did; POST {@code {"withdraw": id}} takes one away, at the word of any administrator.
 */
final class Proposals extends OperationServlet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient PendingChanges pending;
    private final transient HubStore store;
    private final transient SecurityAudit audit;
    private final transient Clock clock;

    Proposals(PendingChanges pending, HubStore store, SecurityAudit audit, Clock clock) {
        this.pending = pending;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected boolean isRead(String operation) {
        return true;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        if (call.body().length == 0) {
            List<ObjectNode> waiting = pending.waiting(clock.instant()).stream()
                    .map(proposal -> described(proposal, call.caller()))
                    .toList();
            writeJson(response, Map.of("proposals", waiting));
            return;
        }
        Optional<String> id = withdrawn(call.body());
        if (id.isEmpty()) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, "Send JSON: withdraw, the id of a proposal");
        } else if (withdraw(id.get(), call.caller())) {
            writeJson(response, Map.of("withdrawn", id.get()));
        } else {
            Outcomes.write(response, 404, IssueType.NOTFOUND, "withdraw: no such proposal waits (any more)");
        }
    }

    private static ObjectNode described(Proposal proposal, Caller caller) {
        return JSON.createObjectNode()
                .put("id", proposal.id())
                .put("type", proposal.type())
                .put("of", proposal.of())
                .put("proposed_by", proposal.proposedBy())
                .put("proposed_at", proposal.proposedAt().toString())
                .put("until", proposal.until().toString())
                .put("own", proposal.proposedBy().equals(caller.subject()))
                .set("content", tree(proposal.content()));
    }

    private static JsonNode tree(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a proposal that cannot be read", damaged);
        }
    }

    private static Optional<String> withdrawn(byte[] body) throws IOException {
        try {
            return Optional.of(JSON.readTree(body).path("withdraw").asText()).filter(id -> !id.isEmpty());
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** As the audit names it. */
    private static String kind(String type) {
        return switch (type) {
            case "client", "account" -> type;
            case "Contract" -> "agreement";
            default -> "sender";
        };
    }

    private boolean withdraw(String id, Caller caller) {
        return store.inOneTransaction(() -> {
            Optional<String> type = pending.withdraw(id);
            type.map(Proposals::kind).ifPresent(kind -> audit.withdrawn(caller, kind, id));
            return type.isPresent();
        });
    }
}
