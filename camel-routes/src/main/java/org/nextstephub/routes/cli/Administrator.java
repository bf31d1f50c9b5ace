package org.nextstephub.routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hub.TokenSource;
import picocli.CommandLine.Option;

/** As whom, and at which hub, somebody administers. What changes who may come in counts when a second one sends the same. */
final class Administrator {

    static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--as", paramLabel = "CLIENT", description = "Administrator's client (default: ${DEFAULT-VALUE}).")
    private String client = "admin";

    @Option(
            names = "--admin-key",
            paramLabel = "FILE",
            description = "Private key (JWK) of that client; default: the one the demonstration made.")
    private @Nullable Path key;

    @Option(names = "--to", paramLabel = "URL", description = "Address of the hub, if not the one of this machine.")
    private @Nullable String to;

    JsonNode get(String door) throws IOException {
        return answer(Wire.get(address() + door, token()));
    }

    /** Sends a change and says what came of it. */
    int send(String door, JsonNode content) throws IOException {
        Wire.Response response = Wire.post(
                address() + door,
                token(),
                "application/json",
                JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        if (response.status() == 202) {
            System.out.println("Proposed. It counts when another administrator sends the same within a week"
                    + " (in a demonstration: the same command with --as second-admin).");
            return 0;
        }
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer(response)));
        return 0;
    }

    private static JsonNode answer(Wire.Response response) throws IOException {
        JsonNode body = JSON.readTree(response.body());
        if (response.status() != 200) {
            String why = body.path("issue").path(0).path("details").path("text").asText();
            throw new IOException("the hub answered " + response.status() + " " + why);
        }
        return body;
    }

    private String address() {
        return to == null ? HubAddress.ofEnvironment().http() : to;
    }

    private String token() {
        return key == null
                ? HubAddress.ofEnvironment().tokens(client).token()
                : new TokenSource(client, key, address()).token();
    }
}
