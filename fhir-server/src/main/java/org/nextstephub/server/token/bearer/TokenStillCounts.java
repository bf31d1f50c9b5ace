package org.nextstephub.server.token.bearer;

import org.jspecify.annotations.Nullable;
import org.nextstephub.server.token.PersonTokens;
import org.nextstephub.server.token.client.HubClient;
import org.nextstephub.server.token.client.HubClients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Asked at every request, in one statement: a token counts no longer when it was revoked, when its client or its person
 * was switched off, when one of them became something else since, or when the person's account was made again.
 */
final class TokenStillCounts implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2Error ENDED = new OAuth2Error("invalid_token", "ended", null);

    private static final String STANDING = "select (select content from hub.client where id = :client) as client,"
            + " exists (select 1 from hub.account where name = :person and active and role = :role"
            + " and generation = :generation) as person,"
            + " exists (select 1 from oauth2_authorization where access_token_value = :token"
            + " and access_token_metadata::json ->> 'metadata.token.invalidated' = 'true') as revoked";

    /**
     * @param client the client's row, null when it has none
     * @param person whether the account is what it was when the token was given out
     */
    private record Standing(@Nullable String client, boolean person, boolean revoked) {}

    private final HubClients clients;
    private final JdbcClient jdbc;

    TokenStillCounts(HubClients clients, JdbcClient jdbc) {
        this.clients = clients;
        this.jdbc = jdbc;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String id = String.valueOf(token.getClaimAsString("client_id"));
        Standing standing = standing(id, token);
        boolean counts = !standing.revoked()
                && (PersonTokens.CLIENT.equals(id) ? standing.person() : isOfAClient(id, standing, token));
        return counts ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(ENDED);
    }

    private boolean isOfAClient(String id, Standing standing, Jwt token) {
        return clients.asKept(id, standing.client())
                .filter(HubClient::active)
                .filter(client -> client.isForPeople() ? standing.person() : isSystem(client, token))
                .isPresent();
    }

    private Standing standing(String client, Jwt token) {
        return jdbc.sql(STANDING)
                .param("client", client)
                .param("person", String.valueOf(token.getSubject()))
                .param("role", String.valueOf(token.getClaimAsString("role")))
                .param("generation", token.getClaim("generation") instanceof Number made ? made.intValue() : -1)
                .param("token", token.getTokenValue())
                .query((row, number) ->
                        new Standing(row.getString("client"), row.getBoolean("person"), row.getBoolean("revoked")))
                .single();
    }

    private static boolean isSystem(HubClient client, Jwt token) {
        return client.role().equals(token.getClaimAsString("role"))
                && client.partners().equals(token.getClaimAsStringList("partners"));
    }
}
