package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.profiles.validation.HubValidator;

/** A hub of an agency that has its own token server and asks that nobody asks too fast. */
@OwnHub("it has another token server, a low limit of requests and no compiled check")
class OwnSettingsIT {

    private static final int A_MINUTE = 40;

    @TempDir
    static Path folder;

    private static HttpServer issuer;
    private static RSAKey key;
    private static volatile String published;
    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("other-1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"" + address()
                        + "/keys\",\"subject_types_supported\":[\"public\"],\"authorization_endpoint\":\"" + address()
                        + "/a\"}");
        published = new JWKSet(key).toString(true);
        answer("/keys", () -> published);
        issuer.start();
        hub = RunningHub.own(
                folder,
                "--nextstep.tokens.issuer=" + address(),
                "--nextstep.requests-a-minute=" + A_MINUTE,
                "--nextstep.validation.certain=false");
        List.of("lakeshore-hospital", "rideau-clinic", "peer-desk").forEach(hub::token);
    }

    @AfterAll
    static void stop() {
        hub.close();
        issuer.stop(0);
    }

    private static String address() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    private static void answer(String path, Supplier<String> text) {
        issuer.createContext(path, exchange -> {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String token(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return token(key, change);
    }

    private static String token(RSAKey key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address())
                .subject("officer@agency.example")
                .audience(hub.url() + "/fhir")
                .claim("role", "privacy")
                .claim("scope", "user/AuditEvent.rs")
                .claim("amr", List.of("pwd", "mfa"))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static HttpResponse<String> get(String path, String token) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/" + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static int audit(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return get("AuditEvent?_count=1", token(change)).statusCode();
    }

    @Test
    void theOtherTokenServerSaysWhoSomebodyIs() throws Exception {
        assertThat(audit(same -> {})).isEqualTo(200);
        assertThat(get("Patient", token(same -> {})).statusCode()).isEqualTo(403);
        assertThat(audit(claims -> claims.claim("role", "emperor"))).isEqualTo(401);
        assertThat(audit(claims -> claims.claim("role", null))).isEqualTo(401);
        assertThat(audit(claims -> claims.claim("amr", List.of("pwd"))))
                .as("without a second factor")
                .isEqualTo(401);
        assertThat(audit(claims -> claims.audience("https://other.example/fhir")))
                .isEqualTo(401);
        assertThat(audit(claims -> claims.issuer(hub.url())))
                .as("as if it were the hub")
                .isEqualTo(401);
        assertThat(audit(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))))
                .isEqualTo(401);
        assertThat(audit(claims -> claims.claim("scope", "user/Task.rs"))).isEqualTo(403);
        assertThat(hub.get("/fhir/Task?_count=1", "peer-desk").statusCode())
                .as("the hub's own tokens still count")
                .isEqualTo(200);
    }

    @Test
    void whenTheOtherTokenServerTakesAKeyAwayItsTokensEnd() throws Exception {
        String old = token(same -> {});
        assertThat(get("AuditEvent?_count=1", old).statusCode()).isEqualTo(200);
        RSAKey fresh = new RSAKeyGenerator(2048).keyID("other-2").generate();
        published = new JWKSet(fresh).toString(true);
        try {
            assertThat(get("AuditEvent?_count=1", token(fresh, same -> {})).statusCode())
                    .as("an unknown key is looked up")
                    .isEqualTo(200);
            assertThat(get("AuditEvent?_count=1", old).statusCode()).isEqualTo(401);
        } finally {
            published = new JWKSet(key).toString(true);
        }
        assertThat(get("AuditEvent?_count=1", old).statusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksTooFastIsToldWhenToComeAgainAndOthersDoNotFeelIt() {
        HttpResponse<String> last = hub.get("/fhir/Task?_count=1", "lakeshore-hospital");
        for (int i = 0; i < 3 * A_MINUTE && last.statusCode() == 200; i++) {
            last = hub.get("/fhir/Task?_count=1", "lakeshore-hospital");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(last.body()).contains("throttled");
        assertThat(hub.get("/fhir/Task?_count=1", "rideau-clinic").statusCode()).isEqualTo(200);
    }

    @Test
    void theCompiledCheckCanBeSwitchedOff() {
        assertThat(hub.bean(HubValidator.class).certainty().isOn()).isFalse();
        assertThat(RunningHub.shared().bean(HubValidator.class).certainty().isOn())
                .isTrue();
    }

    @Test
    void passwordsCannotBeTriedWithoutEnd() {
        SignedIn person = new SignedIn(hub);
        person.open("user/Task.rus");
        int status = 200;
        for (int i = 0; i < 3 * A_MINUTE && status == 200; i++) {
            status = person.send("/signin", Map.of("name", "nobody" + i, "password", "x"))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }
}
