package org.nextstephub.server.console.administration.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** A system of the agency's own, for FHIR messages and for case files over HTTP: its name here, and its public keys. */
final class OwnSystem extends OfAgency {

    static final String ACT = "own-system";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SCOPES =
            List.of("system/ServiceRequest.c", "system/Consent.cu", "system/Task.rs");

    OwnSystem(Agency agency, Visitor visitor) {
        super(ACT, agency, visitor);
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.line("system", "field.system").startingWith(agency().code()), Field.text("keys", "field.keys"));
    }

    @Override
    public Done perform(Form form) {
        ObjectNode client =
                JSON.createObjectNode().put("id", form.value("system")).put("role", "partner");
        client.putArray("partners").add(agency().code());
        SCOPES.forEach(client.putArray("scopes")::add);
        client.set("jwks", keys(form.value("keys")));
        return done(visitor().hub().tell(AllowList.CLIENTS, client).isPresent());
    }

    /** What is no key set is sent empty, and the hub says what is wrong with it. */
    private static JsonNode keys(String text) {
        JsonNode read = read(text);
        return Stream.of(read).filter(JsonNode::isObject).findFirst().orElseGet(JSON::createObjectNode);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public Ask now() {
        return new OwnSystem(agencyNow(), visitor());
    }
}
