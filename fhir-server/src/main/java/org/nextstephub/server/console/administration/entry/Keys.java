package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Listed;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** A system gets another key beside those that it has; or one that it uses no more is taken away. */
final class Keys extends AdministrationAct {

    static final String ADD = "add-key";
    static final String DROP = "drop-key";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "key";

    private final Optional<ObjectNode> system;

    Keys(String act, String of, Visitor visitor) {
        super(act, of, visitor);
        this.system = Listed.of(visitor.hub().list(AllowList.CLIENTS)).stream()
                .filter(each -> each.path("id").asText().equals(of))
                .filter(each -> each.path("jwks").has("keys"))
                .map(each -> (ObjectNode) each.deepCopy())
                .findFirst();
    }

    private boolean isAdding() {
        return name().equals(ADD);
    }

    private List<JsonNode> own() {
        return system.map(each -> Listed.of(each.path("jwks").path("keys"))).orElse(List.of());
    }

    @Override
    public boolean isOffered() {
        return own().size() > (isAdding() ? 0 : 1);
    }

    @Override
    public String about() {
        return of();
    }

    @Override
    public List<Field> fields() {
        if (isAdding()) {
            return List.of(Field.text("keys", "field.keys"));
        }
        return List.of(Field.one(
                KEY,
                "field.key",
                own().stream()
                        .map(key -> key.path("kid").asText())
                        .map(kid -> new Option(kid, kid, ""))
                        .toList()));
    }

    @Override
    public Done perform(Form form) {
        ObjectNode changed = system.orElseThrow(NotThere::new).deepCopy();
        ArrayNode keys = ((ObjectNode) changed.path("jwks")).putArray("keys");
        own().stream()
                .filter(key -> isAdding() || !form.has(KEY, key.path("kid").asText()))
                .forEach(keys::add);
        if (isAdding()) {
            sent(form.value("keys")).forEach(keys::add);
        }
        return Outcome.of(visitor().hub().tell(AllowList.CLIENTS, changed).isPresent(), back(), name());
    }

    private static List<JsonNode> sent(String text) {
        try {
            return Optional.of(Listed.in(JSON.readTree(text), "keys"))
                    .filter(keys -> !keys.isEmpty())
                    .orElseThrow(HubRefused::notPermitted);
        } catch (JsonProcessingException unreadable) {
            throw HubRefused.notPermitted();
        }
    }

    @Override
    public Ask now() {
        return new Keys(name(), of(), visitor());
    }

    @Override
    public String back() {
        return "/console/access";
    }
}
