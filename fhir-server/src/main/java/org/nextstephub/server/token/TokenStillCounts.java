package org.nextstephub.server.token;

import org.nextstephub.server.account.Account;
import org.nextstephub.server.account.Accounts;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Asked at every request: a token counts no longer when it was revoked, when its client or its person was switched off,
 * or when one of them became something else since.
 */
final class TokenStillCounts implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2Error ENDED = new OAuth2Error("invalid_token");

    private final HubClients clients;
    private final Accounts accounts;
    private final Authorizations authorizations;

    TokenStillCounts(HubClients clients, Accounts accounts, Authorizations authorizations) {
        this.clients = clients;
        this.accounts = accounts;
        this.authorizations = authorizations;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String role = token.getClaimAsString("role");
        boolean counts = clients.find(String.valueOf(token.getClaimAsString("client_id")))
                        .filter(HubClient::active)
                        .filter(client -> client.isForPeople() ? isPerson(token, role) : isSystem(client, token, role))
                        .isPresent()
                && !authorizations.isRevoked(token.getTokenValue());
        return counts ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(ENDED);
    }

    private boolean isPerson(Jwt token, String role) {
        return accounts.find(token.getSubject())
                .filter(Account::active)
                .filter(account -> account.role().equals(role))
                .isPresent();
    }

    private static boolean isSystem(HubClient client, Jwt token, String role) {
        return client.role().equals(role) && client.partners().equals(token.getClaimAsStringList("partners"));
    }
}
