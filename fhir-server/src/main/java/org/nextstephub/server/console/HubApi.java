package org.nextstephub.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The hub's own API, called with one person's rights while one page is made. */
public final class HubApi {

    private final HubConnection connection;
    private final String token;

    HubApi(HubConnection connection, String token) {
        this.connection = connection;
        this.token = token;
    }

    /** @throws HubRefused when it is not there for this person */
    public <T extends Resource> T read(Class<T> type, String id) {
        return connection.get(token, type.getSimpleName() + "/" + id, type);
    }

    /** What a search finds, its first page; {@code criteria} are written as in an address. */
    public <T extends Resource> List<T> search(Class<T> type, String criteria) {
        Bundle page = connection.get(token, type.getSimpleName() + "?" + criteria, Bundle.class);
        return page.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** An operation that changes nothing. */
    public <T extends Resource> T ask(String operation, Class<T> answer) {
        return connection.get(token, operation, answer);
    }

    /** Replaces a record, if it is still in the version in which it was read. */
    public <T extends Resource> T replace(T record, Class<T> type) {
        return connection.put(token, record, type);
    }

    /** An operation, or a record that is created. */
    public <T extends Resource> T send(String path, Resource body, Class<T> answer) {
        return connection.post(token, path, body, answer);
    }

    /** Puts an entry into the registry, or another version of one; whether it counts before a second administrator agrees. */
    public boolean register(Resource entry) {
        return entry.getIdElement().hasIdPart() ? connection.update(token, entry) : connection.create(token, entry);
    }

    /** What an administrators' door lists. */
    public JsonNode list(String door) {
        return connection.getJson(token, door);
    }

    /** Sends something to an administrators' door; empty when it waits for a second administrator. */
    public Optional<JsonNode> tell(String door, JsonNode what) {
        return connection.postJson(token, door, what);
    }
}
