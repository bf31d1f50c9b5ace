package org.nextstephub.server.token;

import java.util.ArrayList;
import java.util.List;
import org.nextstephub.server.account.Account;
import org.nextstephub.server.account.Accounts;
import org.nextstephub.server.token.client.HubClient;
import org.nextstephub.server.token.client.HubClients;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What an access token says of its bearer (RFC 9068, section 2.2): client, partners, scopes, and the role of either. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final HubClients clients;
    private final Accounts accounts;
    private final String audience;

    TokenClaims(HubClients clients, Accounts accounts, String audience) {
        this.clients = clients;
        this.accounts = accounts;
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        HubClient client =
                clients.find(context.getRegisteredClient().getClientId()).orElseThrow();
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES384).type("at+jwt");
        context.getClaims()
                .audience(kept(List.of(audience)))
                .claim("client_id", client.id())
                .claim("partners", kept(client.partners()))
                .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        if (client.isForPeople()) {
            ofAPerson(context, accounts.find(context.getPrincipal().getName()).orElseThrow());
        } else {
            context.getClaims().claim("role", client.role());
        }
    }

    /** In the one kind of list that Spring reads back from the database. */
    private static List<String> kept(List<String> values) {
        return new ArrayList<>(values);
    }

    /** A session of an earlier generation of the account no longer gets a token. */
    private static void ofAPerson(JwtEncodingContext context, Account account) {
        if (!AuthorityUtils.authorityListToSet(((Authentication) context.getPrincipal()).getAuthorities())
                .contains(account.authority())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        context.getClaims()
                .claim("role", account.role())
                .claim("generation", account.generation())
                .claim("amr", kept(List.of("pwd", "otp")));
        if (account.worker() != null) {
            context.getClaims().claim("worker", account.worker());
        }
    }
}
