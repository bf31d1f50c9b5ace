package org.nextstephub.routes.cli;

import java.nio.file.Path;
import org.nextstephub.routes.hub.TokenSource;

/** Where the hub of this machine is, from the same environment that {@code ./run} starts it with. */
record HubAddress(String http, int mllpPort, Path data) {

    static HubAddress ofEnvironment() {
        return new HubAddress(
                "http://localhost:" + environment("HUB_HTTP_PORT", "8080"),
                Integer.parseInt(environment("HUB_MLLP_PORT", "2575")),
                Path.of(environment("HUB_DATA", "data")));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Tokens of a demo client, by the key that the hub made for it. */
    TokenSource tokens(String client) {
        return tokens(client, data.resolve("demo").resolve(client + ".jwk.json"));
    }

    /** Tokens of any client, by its private key. */
    TokenSource tokens(String client, Path key) {
        return new TokenSource(client, key, http);
    }
}
