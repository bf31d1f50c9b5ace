package org.nextstephub.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nextstephub.routes.hub.TokenSource;

/** Where the hub of this machine is, from the same environment that {@code ./run} starts it with. */
record HubAddress(String http, int mllpPort, Path data) {

    private static final String KEY = ".jwk.json";

    /** Its key lies beside those of the clients. */
    private static final String TOKEN_SERVER = "token-server";

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

    /**
     * The demo clients whose keys the hub made, in order.
     *
     * @throws IOException when no hub was started here in demo mode, or its keys may not be read
     */
    List<String> demoClients() throws IOException {
        Path keys = data.resolve("demo");
        if (!Files.isDirectory(keys)) {
            throw new IOException("no hub was started in demo mode with HUB_DATA " + data + "; start one with ./run");
        }
        try (Stream<Path> files = Files.list(keys)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(KEY) && !name.equals(TOKEN_SERVER + KEY))
                    .map(name -> name.substring(0, name.length() - KEY.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Tokens of a demo client, by the key that the hub made for it. */
    TokenSource tokens(String client) {
        return tokens(client, data.resolve("demo").resolve(client + KEY));
    }

    /** Tokens of any client, by its private key. */
    TokenSource tokens(String client, Path key) {
        return new TokenSource(client, key, http);
    }
}
