package org.nextstephub.server.console.administration.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.Listed;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** The hub's routes may speak for an agency, so that its HL7 v2 messages and case files are taken. */
final class LetIn extends OfAgency {

    static final String ACT = "let-in";

    private static final String ROUTES = "routes";

    private final List<JsonNode> routes;

    LetIn(Agency agency, Visitor visitor) {
        super(ACT, agency, visitor);
        this.routes = Listed.of(visitor.hub().list(AllowList.CLIENTS)).stream()
                .filter(client -> client.path("role").asText().equals("intake"))
                .filter(client -> client.path("active").asBoolean())
                .filter(client -> Listed.of(client.path("partners")).stream()
                        .noneMatch(code -> code.asText().equals(agency.code())))
                .toList();
    }

    @Override
    public boolean isOffered() {
        return !routes.isEmpty();
    }

    @Override
    public List<Field> fields() {
        List<Option> options = routes.stream()
                .map(client -> client.path("id").asText())
                .map(id -> new Option(id, id, ""))
                .toList();
        return List.of(Field.one(ROUTES, "field.routes", options)
                .startingWith(options.size() == 1 ? options.get(0).value() : ""));
    }

    @Override
    public Done perform(Form form) {
        ObjectNode client = routes.stream()
                .filter(each -> form.has(ROUTES, each.path("id").asText()))
                .map(each -> (ObjectNode) each.deepCopy())
                .findFirst()
                .orElseThrow(NotThere::new);
        client.withArray("partners").add(agency().code());
        return done(visitor().hub().tell(AllowList.CLIENTS, client).isPresent());
    }

    @Override
    public Ask now() {
        return new LetIn(agencyNow(), visitor());
    }
}
