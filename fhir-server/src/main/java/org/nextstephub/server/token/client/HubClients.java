package org.nextstephub.server.token.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.KeepableText;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registered clients: those of the client file, unless administrators registered or changed them since. */
public final class HubClients {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, HubClient> ofTheFile;
    private final JdbcClient jdbc;
    private final KeyDays keys;

    private HubClients(List<HubClient> ofTheFile, JdbcClient jdbc) {
        this.ofTheFile = new LinkedHashMap<>();
        ofTheFile.forEach(client -> this.ofTheFile.put(client.id(), client));
        this.jdbc = jdbc;
        this.keys = new KeyDays(jdbc);
    }

    /**
     * @param base the hub's own address, for which <code>{base}</code> stands in the file
     * @throws IllegalStateException with one plain line when the file is not a list of clients
     */
    public static HubClients read(Path file, String base, JdbcClient jdbc) {
        try {
            String text = Files.readString(file).replace("{base}", base);
            return new HubClients(JSON.readValue(text, new TypeReference<>() {}), jdbc);
        } catch (IOException e) {
            throw new IllegalStateException("The client file " + file + " cannot be read as a list of clients", e);
        }
    }

    /** The client as it counts now, active or not. */
    public Optional<HubClient> find(String id) {
        if (!KeepableText.isKeepable(id)) {
            return Optional.empty();
        }
        return asKept(
                id,
                jdbc.sql("select content from hub.client where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }

    /**
     * The client as it counts when its row has this content.
     *
     * @param content null when it has no row
     */
    public Optional<HubClient> asKept(String id, @Nullable String content) {
        return content == null ? Optional.ofNullable(ofTheFile.get(id)) : Optional.of(client(content));
    }

    public List<HubClient> all() {
        Map<String, HubClient> all = new LinkedHashMap<>(ofTheFile);
        jdbc.sql("select content from hub.client order by id").query(String.class).list().stream()
                .map(HubClients::client)
                .forEach(client -> all.put(client.id(), client));
        return List.copyOf(all.values());
    }

    void save(HubClient client) {
        jdbc.sql("insert into hub.client (id, content) values (?, ?)"
                        + " on conflict (id) do update set content = excluded.content")
                .params(client.id(), text(client))
                .update();
        keys.registered(client);
    }

    public KeyDays keys() {
        return keys;
    }

    /** The one form in which a client is kept and compared. */
    static String text(HubClient client) {
        try {
            return JSON.writeValueAsString(client);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HubClient client(String content) {
        try {
            return JSON.readValue(content, HubClient.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a client that cannot be read", damaged);
        }
    }
}
