package org.nextstephub.server.token;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The registered clients, read from their file at start. */
final class HubClients implements RegisteredClientRepository {

    private static final java.time.Duration TOKEN_LIFE = java.time.Duration.ofSeconds(300);

    private final List<HubClient> clients;

    private HubClients(List<HubClient> clients) {
        this.clients = clients;
    }

    /** @throws IllegalStateException with one plain line when the file is not a list of clients */
    static HubClients read(Path file) {
        try {
            return new HubClients(
                    new ObjectMapper().readValue(Files.readAllBytes(file), new TypeReference<List<HubClient>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException("The client file " + file + " cannot be read as a list of clients", e);
        }
    }

    Optional<HubClient> find(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered in their file");
    }

    @Override
    public @org.jspecify.annotations.Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @org.jspecify.annotations.Nullable RegisteredClient findByClientId(String id) {
        return find(id).map(HubClients::registered).orElse(null);
    }

    private static RegisteredClient registered(HubClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES384)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
