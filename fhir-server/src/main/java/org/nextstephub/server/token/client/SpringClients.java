package org.nextstephub.server.token.client;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The active clients as Spring's token server knows them. */
public final class SpringClients implements RegisteredClientRepository {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(300);
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private final HubClients clients;
    private final Predicate<HubClient> known;

    public SpringClients(HubClients clients) {
        this(clients, HubClient::active);
    }

    private SpringClients(HubClients clients, Predicate<HubClient> known) {
        this.clients = clients;
        this.known = known;
    }

    /**
     * Only the programs through which people sign in. Of any other client Spring would say that it may not, at whatever
     * address the request named.
     */
    public SpringClients ofPeople() {
        return new SpringClients(clients, known.and(HubClient::isForPeople));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by administrators");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return clients.find(id)
                .filter(known)
                .map(client -> client.isForPeople() ? forPeople(client) : system(client))
                .orElse(null);
    }

    /** A system proves itself by its own key (SMART Backend Services). */
    private static RegisteredClient system(HubClient client) {
        return common(client)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES384)
                        .build())
                .build();
    }

    /** A program in a browser has no secret; the person signs in, and the code is bound to it by PKCE (RFC 7636). */
    private static RegisteredClient forPeople(HubClient client) {
        return common(client)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    private static RegisteredClient.Builder common(HubClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .authorizationCodeTimeToLive(CODE_LIFE)
                        .build());
    }
}
