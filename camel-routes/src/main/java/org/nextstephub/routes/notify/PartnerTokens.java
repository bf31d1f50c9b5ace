package org.nextstephub.routes.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.TokenSource;

/**
 * Tokens by which the hub is known at a partner's system (OAuth 2.0 client credentials). The credentials of each are in a
 * file of their own, {@code <partner>.json} with {@code tokenUrl}, {@code clientId} and {@code clientSecret}; a partner
 * without a file is called without a token.
 */
final class PartnerTokens {

    private final Path folder;
    private final Map<String, TokenSource> sources = new ConcurrentHashMap<>();

    PartnerTokens(Path folder) {
        this.folder = folder;
    }

    /**
     * A token for the partner's system.
     *
     * @throws HubUnavailable when it should have one and cannot get it
     */
    Optional<String> of(String partner) {
        Path file = folder.resolve(partner + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(
                sources.computeIfAbsent(partner, code -> source(file)).token());
    }

    /** The partner did not take the token; the next one is fetched anew, with the credentials read again. */
    void forget(String partner) {
        sources.remove(partner);
    }

    private static TokenSource source(Path file) {
        try {
            JsonNode access = new ObjectMapper().readTree(file.toFile());
            return TokenSource.bySecret(
                    access.path("clientId").asText(),
                    access.path("clientSecret").asText(),
                    access.path("tokenUrl").asText());
        } catch (IOException unreadable) {
            throw new HubUnavailable("the credentials cannot be read", unreadable);
        }
    }
}
