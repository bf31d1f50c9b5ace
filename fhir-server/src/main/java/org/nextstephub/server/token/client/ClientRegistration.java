package org.nextstephub.server.token.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;

/**
 * Where administrators register clients: GET lists them, POST registers one or says what it is from now on. It counts
 * when a second administrator has sent the same; switching a client off counts at once. A key is changed without a pause
 * by registering the new one beside the old one, and taking the old one away when it is not used any more.
 */
public final class ClientRegistration extends OperationServlet {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final transient HubClients clients;
    private final transient ClientRules rules;
    private final transient PendingChanges pending;
    private final transient HubStore store;
    private final transient SecurityAudit audit;
    private final transient Clock clock;

    public ClientRegistration(
            HubClients clients,
            ClientRules rules,
            PendingChanges pending,
            HubStore store,
            SecurityAudit audit,
            Clock clock) {
        this.clients = clients;
        this.rules = rules;
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
            writeJson(response, clients.all());
            return;
        }
        Optional<HubClient> sent = read(call.body());
        if (sent.isEmpty()) {
            Outcomes.write(
                    response,
                    400,
                    IssueType.STRUCTURE,
                    "Send one client as JSON: id, role, partners, scopes, jwks or jwks_uri, active");
            return;
        }
        List<String> objections = rules.objections(sent.get());
        if (!objections.isEmpty()) {
            Outcomes.write(response, 422, IssueType.INVARIANT, String.join("; ", objections));
            return;
        }
        if (take(sent.get(), call)) {
            writeJson(response, sent.get());
        } else {
            Outcomes.write(response, 202, IssueType.INFORMATIONAL, PendingChanges.PROPOSED);
        }
    }

    private boolean take(HubClient client, Call call) {
        return store.inOneTransaction(() -> {
            boolean onlyOff = clients.find(client.id())
                    .map(HubClient::switchedOff)
                    .filter(client::equals)
                    .isPresent();
            boolean counts = onlyOff
                    || pending.confirmOrPropose(
                            "client",
                            client.id(),
                            HubClients.text(client),
                            call.caller().subject(),
                            clock.instant());
            if (counts) {
                clients.save(client);
            }
            audit.changed(call.caller(), "client", client.id(), counts);
            return counts;
        });
    }

    private static Optional<HubClient> read(byte[] body) {
        try {
            return Optional.of(JSON.readValue(body, HubClient.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
