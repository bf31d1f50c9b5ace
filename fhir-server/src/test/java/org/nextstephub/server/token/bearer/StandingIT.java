package org.nextstephub.server.token.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.token.client.HubClients;
import org.nextstephub.server.token.client.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Whether a token still counts is one statement at each request, for a system as for a person. */
class StandingIT {

    private final RunningHub hub = RunningHub.shared();
    private final AtomicInteger statements = new AtomicInteger();
    private final JwtDecoder decoder = new ResourceServerConfiguration()
            .accessTokens(
                    signingKeys(),
                    hub.bean(HubSettings.class),
                    hub.bean(HubClients.class),
                    JdbcClient.create(new Counted(hub.bean(HikariDataSource.class))),
                    hub.bean(Refusals.class));

    @SuppressWarnings("unchecked")
    private JWKSource<SecurityContext> signingKeys() {
        return hub.bean(JWKSource.class);
    }

    @Test
    void aSystemsTokenCostsOneStatementARequest() {
        String token = hub.token("peer-desk");
        for (int i = 1; i <= 5; i++) {
            assertThat(decoder.decode(token).getClaimAsString("role")).isEqualTo("desk");
            assertThat(statements).hasValue(i);
        }
    }

    @Test
    void aPersonsTokenCostsOneStatementARequest() {
        hub.jdbc()
                .sql(
                        "insert into hub.account (name, role, password, one_time, active) values (?, 'desk', '-', true, true)")
                .param("one.statement")
                .update();
        String token = ofAPerson("one.statement", 1);
        for (int i = 1; i <= 5; i++) {
            assertThat(decoder.decode(token).getSubject()).isEqualTo("one.statement");
            assertThat(statements).hasValue(i);
        }
        String ofAnEarlierOwner = ofAPerson("one.statement", 0);
        assertThatThrownBy(() -> decoder.decode(ofAnEarlierOwner)).isInstanceOf(JwtValidationException.class);
        hub.jdbc()
                .sql("update hub.account set active = false where name = 'one.statement'")
                .update();
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtValidationException.class);
        assertThat(statements).hasValue(7);
    }

    @Test
    void whatIsForOthersCostsNone() {
        String token = SignedTokens.by(SignedTokens.key("unknown"), same -> {});
        assertThatThrownBy(() -> decoder.decode(token)).hasMessageContaining("JWT");
        assertThat(statements).hasValue(0);
    }

    private String ofAPerson(String name, int generation) {
        HubSettings settings = hub.bean(HubSettings.class);
        return SignedTokens.by(SignedTokens.keyOf(hub), claims -> claims.issuer(settings.baseUrl())
                .audience(settings.fhirBase())
                .subject(name)
                .claim("client_id", "console")
                .claim("role", "desk")
                .claim("generation", generation)
                .expirationTime(Date.from(Instant.now().plusSeconds(120))));
    }

    /** Counts the statements that are prepared. */
    private final class Counted extends DelegatingDataSource {

        Counted(HikariDataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("prepare")
                                || method.getName().equals("createStatement")) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
