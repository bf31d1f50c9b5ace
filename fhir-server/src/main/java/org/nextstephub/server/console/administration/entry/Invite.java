package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** An account for a person; or the same anew, for somebody who lost their password or their phone. */
final class Invite extends AdministrationAct {

    static final String ACT = "invite";

    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final String WORKER = "worker";

    /** @param name of an account that is made anew; empty for a new one */
    Invite(String name, Visitor visitor) {
        super(ACT, name, visitor);
    }

    @Override
    public List<Field> fields() {
        List<Option> roles = Stream.of("desk", WORKER, "reporting", "interop", "privacy", "admin")
                .map(role -> new Option(role, visitor().words().say("role." + role), ""))
                .toList();
        List<Option> workers = visitor().hub().search(PractitionerRole.class, "_count=200").stream()
                .map(each -> new Option(
                        each.getIdElement().getIdPart(), each.getPractitioner().getDisplay(), ""))
                .toList();
        List<Field> fields = List.of(
                Field.line(NAME, "field.account").startingWith(of()),
                Field.one(ROLE, "field.role", roles),
                Field.one(WORKER, "field.account-worker", workers).optional());
        return workers.isEmpty() ? fields.subList(0, 2) : fields;
    }

    @Override
    public Done perform(Form form) {
        ObjectNode account = JsonNodeFactory.instance
                .objectNode()
                .put(NAME, form.value(NAME))
                .put(ROLE, form.value(ROLE));
        if (form.has(ROLE, WORKER) && !form.value(WORKER).isEmpty()) {
            account.put(WORKER, form.value(WORKER));
        }
        return Outcome.of(visitor().hub().tell(AllowList.ACCOUNTS, account).isPresent(), back(), name());
    }

    @Override
    public Ask now() {
        return new Invite(of(), visitor());
    }

    @Override
    public String back() {
        return "/console/access";
    }
}
