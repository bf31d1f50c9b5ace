package org.nextstephub.server.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.account.Accounts.Listed;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;

/**
 * Where administrators make accounts of people: POST makes one, or makes it anew with another one-time password and no
 * second factor, when a second administrator has sent the same, who is told the password; {@code "active": false}
 * switches one off at once. GET lists the names.
 */
final class AccountRegistration extends OperationServlet {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Set<String> ROLES = Set.of("worker", "desk", "privacy", "admin", "interop", "reporting");

    /** @param worker id of the PractitionerRole; only for role worker */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Wish(
            String name,
            @Nullable String role,
            @Nullable String worker,
            @Nullable Boolean active) {}

    private final transient Accounts accounts;
    private final transient Invitations invitations;
    private final transient PendingChanges pending;
    private final transient HubStore store;
    private final transient SecurityAudit audit;
    private final transient Clock clock;

    AccountRegistration(
            Accounts accounts,
            Invitations invitations,
            PendingChanges pending,
            HubStore store,
            SecurityAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
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
            writeJson(response, listed());
            return;
        }
        Optional<Wish> wish = read(call.body());
        if (wish.isEmpty()) {
            Outcomes.write(
                    response, 400, IssueType.STRUCTURE, "Send JSON: name, role, worker, or name and active false");
            return;
        }
        if (Boolean.FALSE.equals(wish.get().active())) {
            if (accounts.find(wish.get().name()).isEmpty()) {
                Outcomes.write(response, 422, IssueType.INVARIANT, "name: there is no such account");
                return;
            }
            store.inOneTransaction(() -> {
                accounts.switchOff(wish.get().name());
                audit.changed(call.caller(), "account", wish.get().name(), true);
                return wish;
            });
            writeJson(response, Map.of("name", wish.get().name(), "active", false));
            return;
        }
        Optional<String> objection = objection(wish.get());
        if (objection.isPresent()) {
            Outcomes.write(response, 422, IssueType.INVARIANT, objection.get());
            return;
        }
        Optional<String> password = make(wish.get(), call);
        if (password.isPresent()) {
            writeJson(response, Map.of("name", wish.get().name(), "one_time_password", password.get()));
        } else {
            Outcomes.write(response, 202, IssueType.INFORMATIONAL, PendingChanges.PROPOSED);
        }
    }

    /** The names alone, as they always were, and what else is known of each. */
    private Map<String, Object> listed() {
        List<Listed> all = accounts.all();
        return Map.of(
                "accounts",
                all.stream().map(Listed::name).toList(),
                "people",
                all.stream().map(AccountRegistration::described).toList());
    }

    private static ObjectNode described(Listed account) {
        ObjectNode described = JSON.createObjectNode()
                .put("name", account.name())
                .put("role", account.role())
                .put("active", account.active())
                .put("enrolled", account.enrolled());
        Optional.ofNullable(account.worker()).ifPresent(worker -> described.put("worker", worker));
        account.signedInAt().ifPresent(at -> described.put("signed_in_at", at.toString()));
        return described;
    }

    private Optional<String> objection(Wish wish) {
        boolean isWorker = "worker".equals(wish.role());
        if (!AccountRules.isName(wish.name())) {
            return Optional.of("name: 3 to 64 of a-z, 0-9, . and -, beginning with a letter");
        }
        if (wish.role() == null || !ROLES.contains(wish.role())) {
            return Optional.of("role: worker, desk, privacy, admin, interop or reporting");
        }
        if (isWorker != (wish.worker() != null)
                || (isWorker
                        && store.find(PractitionerRole.class, String.valueOf(wish.worker()))
                                .isEmpty())) {
            return Optional.of("worker: the id of a registered PractitionerRole, for role worker alone");
        }
        return Optional.empty();
    }

    /** @return the one-time password, once a second administrator agreed */
    private Optional<String> make(Wish wish, Call call) {
        return store.inOneTransaction(() -> {
            boolean counts = pending.confirmOrPropose(
                    "account", wish.name(), text(wish), call.caller().subject(), clock.instant());
            audit.changed(call.caller(), "account", wish.name(), counts);
            return counts
                    ? Optional.of(invitations.invite(wish.name(), String.valueOf(wish.role()), wish.worker()))
                    : Optional.empty();
        });
    }

    /** The one form in which a wish is kept and compared. */
    private static String text(Wish wish) {
        try {
            return JSON.writeValueAsString(wish);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Wish> read(byte[] body) {
        try {
            return Optional.of(JSON.readValue(body, Wish.class)).filter(wish -> wish.name() != null);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
