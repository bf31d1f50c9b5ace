package org.nextstephub.server.token;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Codes and tokens that were given out, on every hub of one database; those that ended are forgotten. */
final class Authorizations extends JdbcOAuth2AuthorizationService {

    private final JdbcClient jdbc;

    Authorizations(JdbcTemplate template, RegisteredClientRepository clients) {
        super(template, clients);
        jdbc = JdbcClient.create(template);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        jdbc.sql("delete from oauth2_authorization where greatest(authorization_code_expires_at,"
                        + " access_token_expires_at) < ?")
                .param(Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        super.save(authorization);
    }
}
