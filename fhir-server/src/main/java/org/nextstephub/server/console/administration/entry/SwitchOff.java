package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Listed;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** An account or a system comes in no more, from this moment on; one administrator is enough. */
final class SwitchOff extends AdministrationAct {

    static final String ACCOUNT = "account-off";
    static final String SYSTEM = "system-off";

    private final Optional<JsonNode> entry;

    SwitchOff(String act, String of, Visitor visitor) {
        super(act, of, visitor);
        this.entry = (isAccount()
                        ? Listed.in(visitor.hub().list(AllowList.ACCOUNTS), "people")
                        : Listed.of(visitor.hub().list(AllowList.CLIENTS)))
                .stream()
                        .filter(each ->
                                each.path(isAccount() ? "name" : "id").asText().equals(of))
                        .findFirst();
    }

    private boolean isAccount() {
        return name().equals(ACCOUNT);
    }

    /** Whoever switched themselves off could not undo it. */
    @Override
    public boolean isOffered() {
        boolean own = isAccount() && of().equals(visitor().name());
        return !own && entry.filter(each -> each.path("active").asBoolean()).isPresent();
    }

    @Override
    public String about() {
        return of();
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Done perform(Form form) {
        if (isAccount()) {
            ObjectNode off =
                    JsonNodeFactory.instance.objectNode().put("name", of()).put("active", false);
            visitor().hub().tell(AllowList.ACCOUNTS, off);
            return Done.at(back(), name());
        }
        ObjectNode off = entry.orElseThrow(NotThere::new).deepCopy();
        boolean counts = visitor()
                .hub()
                .tell(AllowList.CLIENTS, off.put("active", false))
                .isPresent();
        return Outcome.of(counts, back(), name());
    }

    @Override
    public Ask now() {
        return new SwitchOff(name(), of(), visitor());
    }

    @Override
    public String back() {
        return "/console/access";
    }
}
