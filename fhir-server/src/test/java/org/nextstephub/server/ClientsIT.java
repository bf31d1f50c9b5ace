package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.SenderWords;
import org.springframework.test.util.ReflectionTestUtils;

/** How a client is registered, proves itself, changes its key, and is switched off (SMART Backend Services). */
class ClientsIT {

    private static final String JSON = "application/json";

    private final RunningHub hub = RunningHub.shared();

    private static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
    }

    private static String client(String id, String members) {
        return "{\"id\":\"" + id + "\",\"role\":\"reporting\",\"scopes\":[\"system/Task.s\"]," + members + "}";
    }

    private static String inline(JWK... keys) {
        return "\"jwks\":" + new JWKSet(List.of(keys)).toString(true);
    }

    private HttpResponse<String> register(String administrator, String client) {
        return hub.post("/admin/v1/clients", administrator, JSON, client);
    }

    private void registered(String client) {
        assertThat(register("admin", client).statusCode()).isEqualTo(202);
        assertThat(register("second-admin", client).statusCode()).isEqualTo(200);
    }

    private JWTClaimsSet.Builder claims(String id) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(hub.url() + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
    }

    private String assertion(String id, ECKey key, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = claims(id);
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(), claims.build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private int asks(String id, ECKey key) throws JOSEException {
        return hub.requestToken(assertion(id, key, same -> {})).statusCode();
    }

    private String token(String id, ECKey key) throws JOSEException {
        return hub.requestToken(assertion(id, key, same -> {}))
                .body()
                .replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private int tasks(String token) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/Task?_count=1"))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private HttpResponse<String> form(String path, String form) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private String proof(String id, ECKey key) throws JOSEException {
        return "&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + assertion(id, key, same -> {});
    }

    @Test
    void twoAdministratorsRegisterAClientAndItChangesItsKeyWithoutAPause() throws Exception {
        ECKey old = key("old");
        registered(client("new-reader", inline(old)));
        assertThat(tasks(token("new-reader", old))).isEqualTo(200);

        ECKey fresh = key("fresh");
        registered(client("new-reader", inline(old, fresh)));
        assertThat(asks("new-reader", old)).isEqualTo(200);
        assertThat(asks("new-reader", fresh)).isEqualTo(200);

        registered(client("new-reader", inline(fresh)));
        assertThat(asks("new-reader", old)).isEqualTo(401);
        assertThat(asks("new-reader", fresh)).isEqualTo(200);
        assertThat(hub.get("/admin/v1/clients", "admin").body()).contains("new-reader");
    }

    @Test
    void anAssertionThatIsNotYetValidOrHasNoIdIsRefused() throws Exception {
        ECKey key = key("early");
        registered(client("early-reader", inline(key)));
        List<Consumer<JWTClaimsSet.Builder>> faults = List.of(
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(90))),
                claims -> claims.jwtID(""),
                claims -> claims.jwtID(" "),
                claims -> claims.jwtID(null),
                claims -> claims.jwtID("a\0b"),
                claims -> claims.jwtID("a".repeat(256)));
        for (Consumer<JWTClaimsSet.Builder> fault : faults) {
            HttpResponse<String> answer = hub.requestToken(assertion("early-reader", key, fault));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client");
        }
        assertThat(asks("early-reader", key)).isEqualTo(200);
        assertThat(hub.get("/fhir/AuditEvent?_count=1000&subtype=token-refused&altid=early-reader", "privacy-officer")
                        .body())
                .as("whose token was refused, and why")
                .contains("\"exp\"")
                .contains("\"jti\"");
    }

    /** Whose token was not taken, and why; of a name that nobody has, only its hash. */
    @Test
    void theAuditSaysWhoseTokenWasRefusedAndWhy() throws Exception {
        ECKey key = key("ended");
        String reader = client("ended-reader", inline(key));
        registered(reader);
        String token = token("ended-reader", key);
        register("admin", reader.replaceFirst("}$", ",\"active\":false}"));
        assertThat(tasks(token)).isEqualTo(401);
        assertThat(refused("ended-reader", "ended")).isTrue();
        assertThat(tasks(token.replaceFirst("[^.]*$", "A".repeat(128)))).isEqualTo(401);
        assertThat(refused("ended-reader", "signature")).isTrue();
        assertThat(asks("ended-reader", key)).isEqualTo(401);
        assertThat(refused("ended-reader", "client")).isTrue();

        String hash = hub.bean(SenderWords.class).hash("Yqstranger");
        List<Callable<Integer>> strangers = List.of(
                () -> asks("Yqstranger", key),
                () -> form("/oauth2/token", "grant_type=authorization_code&client_id=Yqstranger&code=x&code_verifier=y")
                        .statusCode(),
                () -> tasks(assertion("x", key, claims -> claims.claim("client_id", "Yqstranger"))));
        for (Callable<Integer> stranger : strangers) {
            long before = refusals(hash);
            aMinuteLater();
            assertThat(stranger.call()).isEqualTo(401);
            assertThat(refusals(hash)).isEqualTo(before + 1);
        }
        assertThat(refused(hash, "client-unknown")).isTrue();
        assertThat(hub.tablesThatHold("Yqstranger")).isEmpty();
    }

    /** Only so many strangers a minute are written down. */
    private void aMinuteLater() {
        Object knocks =
                Objects.requireNonNull(ReflectionTestUtils.getField(hub.bean("refusalAudit", Object.class), "knocks"));
        ReflectionTestUtils.setField(knocks, "minute", 0L);
    }

    private boolean refused(String client, String reason) {
        return hub.get("/fhir/AuditEvent?_count=1000&subtype=token-refused&altid=" + client, "privacy-officer")
                .body()
                .contains("\"valueString\":\"" + reason + "\"");
    }

    private long refusals(String client) {
        return ((Bundle) RunningHub.fhir()
                        .newJsonParser()
                        .parseResource(hub.get(
                                        "/fhir/AuditEvent?_summary=count&subtype=token-refused&altid=" + client,
                                        "privacy-officer")
                                .body()))
                .getTotal();
    }

    /** T-23: a route speaks for the partners of its own list, whoever else is registered. */
    @Test
    void aRouteSpeaksForPartnersOfItsListOnly() throws Exception {
        ECKey key = key("route");
        registered("{\"id\":\"one-route\",\"role\":\"intake\",\"partners\":[\"frontenac-cm\"],"
                + "\"scopes\":[\"system/ServiceRequest.c\"]," + inline(key) + "}");
        String ofAnother = Referrals.message("CL-23");
        HttpResponse<String> answer =
                hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/$process-message"))
                        .header("Authorization", "Bearer " + token("one-route", key))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(ofAnother))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"partner\"");
        assertThat(hub.get("/fhir/ServiceRequest?identifier=CL-23", "peer-desk").body())
                .doesNotContain("\"entry\"");
        assertThat(hub.post("/fhir/$process-message", "camel-routes", "application/fhir+json", ofAnother)
                        .body())
                .as("a route with that partner on its list")
                .contains("\"code\":\"ok\"");
    }

    /** Whoever knows the FHIR base finds everything else. */
    @Test
    void saysWhereEverythingIs() throws Exception {
        JsonNode said = discovery("/fhir/.well-known/smart-configuration");
        assertThat(discovery("/.well-known/oauth-authorization-server")).isEqualTo(said);
        assertThat(said.path("issuer").asText()).isEqualTo(hub.url());
        assertThat(said.path("token_endpoint").asText()).isEqualTo(hub.url() + "/oauth2/token");
        assertThat(said.path("grant_types_supported").toString()).contains("client_credentials", "authorization_code");
        assertThat(said.path("token_endpoint_auth_signing_alg_values_supported").toString())
                .isEqualTo("[\"RS384\",\"ES384\"]");
        assertThat(said.path("scopes_supported").toString())
                .contains("\"system/ServiceRequest.crs\"", "\"user/AuditEvent.rs\"", "\"hub/report.read\"");
        HttpResponse<String> keys = hub.exchange(
                HttpRequest.newBuilder(URI.create(said.path("jwks_uri").asText()))
                        .build());
        assertThat(JWKSet.parse(keys.body()).getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
    }

    private JsonNode discovery(String address) throws IOException {
        return new ObjectMapper()
                .readTree(hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + address))
                                .build())
                        .body());
    }

    @Test
    void oneAdministratorAloneChangesNothing() throws Exception {
        ECKey key = key("k");
        String wish = client("lonely-wish", inline(key));
        assertThat(register("admin", wish).statusCode()).isEqualTo(202);
        assertThat(register("admin", wish).statusCode()).isEqualTo(202);
        assertThat(asks("lonely-wish", key)).isEqualTo(401);
    }

    @Test
    void switchingOffCountsAtOnceAlsoForTokensThatLive() throws Exception {
        ECKey key = key("k");
        String reader = client("off-reader", inline(key));
        registered(reader);
        String token = token("off-reader", key);
        assertThat(tasks(token)).isEqualTo(200);

        assertThat(register("admin", reader.replaceFirst("}$", ",\"active\":false}"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(tasks(token)).isEqualTo(401);
        assertThat(asks("off-reader", key)).isEqualTo(401);
        assertThat(register("admin", reader).statusCode())
                .as("on again needs two")
                .isEqualTo(202);
    }

    @Test
    void saysWhatIsWrongWithAClient() throws Exception {
        ECKey key = key("k");
        assertThat(register("admin", client("x y", inline(key))).body()).contains("id: 3 to 64");
        assertThat(register(
                                "admin",
                                "{\"id\":\"priv-key\",\"role\":\"reporting\",\"jwks\":"
                                        + new JWKSet(key).toString(false) + "}")
                        .body())
                .contains("private key")
                .doesNotContain("\"d\"");
        assertThat(register(
                                "admin",
                                client(
                                        "weak-key",
                                        inline(new RSAKeyGenerator(1024, true)
                                                .keyID("w")
                                                .generate())))
                        .body())
                .contains("RSA from 2048");
        assertThat(register("admin", client("no-keys", "\"partners\":[]")).body())
                .contains("one of the two");
        assertThat(register("admin", client("far-off", "\"jwks_uri\":\"http://keys.example/jwks\""))
                        .body())
                .contains("https");
        assertThat(register("admin", client("no-one", "\"partners\":[\"nobody\"]," + inline(key)))
                        .body())
                .contains("not registered");
        assertThat(register("admin", "{\"id\":\"a-b-c\",\"role\":\"reporting\",\"rolle\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(register("reporting", client("sneaky", inline(key))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void readsKeysWhereTheClientPublishesThem() throws Exception {
        ECKey key = key("p1");
        AtomicInteger asked = new AtomicInteger();
        HttpServer place = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        place.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        place.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/jwks");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        place.start();
        try {
            String base = "http://127.0.0.1:" + place.getAddress().getPort();
            registered(client("publisher", "\"jwks_uri\":\"" + base + "/jwks\""));
            assertThat(asks("publisher", key)).isEqualTo(200);
            assertThat(asks("publisher", key)).isEqualTo(200);
            assertThat(asked).as("kept").hasValue(1);
            registered(client("mover", "\"jwks_uri\":\"" + base + "/moved\""));
            assertThat(asks("mover", key)).as("a redirect is not followed").isEqualTo(401);
        } finally {
            place.stop(0);
        }
    }

    @Test
    void takesNoAssertionThatIsNotExactlyRight() throws Exception {
        ECKey key = key("k");
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        registered(client("strict-one", inline(key, rsa)));
        String id = "strict-one";

        assertThat(List.of(
                        assertion(
                                id,
                                key,
                                claims -> claims.expirationTime(
                                        Date.from(Instant.now().plusSeconds(360)))),
                        assertion(id, key, claims -> claims.audience(hub.url() + "/fhir")),
                        assertion(
                                id,
                                key,
                                claims ->
                                        claims.audience(List.of(hub.url() + "/oauth2/token", "https://other.example"))),
                        assertion(id, key, claims -> claims.issuer("other")),
                        assertion(id, key, claims -> claims.jwtID(null)),
                        assertion(id, key, claims -> claims.expirationTime(null)),
                        assertion(id, key("k"), same -> {}),
                        assertion(id, key("unknown"), same -> {}),
                        withHeader(new JWSHeader.Builder(JWSAlgorithm.ES384).build(), key),
                        withHeader(
                                new JWSHeader.Builder(JWSAlgorithm.ES384)
                                        .keyID("k")
                                        .jwkURL(URI.create("https://evil.example/jwks"))
                                        .build(),
                                key),
                        signedWithPublicKey(key),
                        rsa(rsa, JWSAlgorithm.RS256)))
                .allSatisfy(assertion -> {
                    HttpResponse<String> answer = hub.requestToken(assertion);
                    assertThat(answer.statusCode()).isIn(400, 401);
                    assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
                });
        assertThat(hub.requestToken(rsa(rsa, JWSAlgorithm.RS384)).statusCode()).isEqualTo(200);
    }

    private String withHeader(JWSHeader header, ECKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims("strict-one").build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    /** HS256 with what everybody knows as its secret. */
    private String signedWithPublicKey(ECKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build(),
                claims("strict-one").build());
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString()));
        return jwt.serialize();
    }

    private String rsa(RSAKey key, JWSAlgorithm algorithm) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID("r").build(),
                claims("strict-one").build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    @Test
    void aTokenCanBeAskedAboutAndRevoked() throws Exception {
        ECKey key = key("k");
        registered(client("revoker", inline(key)));
        String token = token("revoker", key);
        assertThat(tasks(token)).isEqualTo(200);
        assertThat(form("/oauth2/introspect", "token=" + token + proof("revoker", key))
                        .body())
                .contains("\"active\":true");
        assertThat(form("/oauth2/introspect", "token=" + token).statusCode()).isEqualTo(401);

        assertThat(form("/oauth2/revoke", "token=" + token + proof("revoker", key))
                        .statusCode())
                .isEqualTo(200);

        assertThat(tasks(token)).isEqualTo(401);
        assertThat(form("/oauth2/introspect", "token=" + token + proof("revoker", key))
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() throws Exception {
        ECKey key = key("k");
        registered(client("other-one", inline(key)));
        String theirs = hub.token("reporting");
        form("/oauth2/revoke", "token=" + theirs + proof("other-one", key));
        assertThat(tasks(theirs)).isEqualTo(200);
    }

    /** A token that a moment ago counted is asked about again at the next request. */
    @Test
    void aTokenEndsWhenItsClientBecomesAnother() throws Exception {
        ECKey key = key("k");
        registered(client("changing-one", inline(key)));
        String token = token("changing-one", key);
        assertThat(List.of(tasks(token), tasks(token))).containsOnly(200);

        registered(client("changing-one", inline(key)).replace("\"reporting\"", "\"interop\""));

        assertThat(tasks(token)).isEqualTo(401);
    }

    @Test
    void aTokenHoldsOnlyWhatIsRegistered() throws Exception {
        ECKey key = key("k");
        registered(client("modest-one", inline(key)));
        HttpResponse<String> answer = form(
                "/oauth2/token",
                "grant_type=client_credentials&scope="
                        + URLEncoder.encode("system/*.cruds system/Task.s", StandardCharsets.UTF_8)
                        + proof("modest-one", key));
        assertThat(answer.body()).contains("\"scope\":\"system/Task.s\"");
    }

    @Test
    void aTokenThatWasAlteredOrIsForAnotherIsNone() throws Exception {
        String token = hub.token("peer-desk");
        String[] parts = token.split("\\.");
        String role = new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"desk\"", "\"admin\"");
        String altered = parts[0] + "."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(role.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
        assertThat(tasks(altered)).isEqualTo(401);
        assertThat(tasks(hub.assertion("peer-desk", hub.url() + "/fhir", 120))).isEqualTo(401);
        assertThat(tasks(signedByTheHub(claims -> claims.audience("https://other.example/fhir"))))
                .isEqualTo(401);
        assertThat(tasks(signedByTheHub(claims -> claims.issuer("https://other.example"))))
                .isEqualTo(401);
        assertThat(tasks(signedByTheHub(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60))))))
                .isEqualTo(401);
        assertThat(tasks(signedByTheHub(
                        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60))))))
                .as("too early")
                .isEqualTo(401);
        assertThat(tasks(signedByTheHub(claims -> claims.claim("role", "partner"))))
                .as("a role that the client does not have")
                .isEqualTo(401);
        assertThat(tasks(signedByTheHub(same -> {}))).isEqualTo(200);
    }

    /** As the hub itself would sign it, but for one claim. */
    private String signedByTheHub(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        ECKey key = ECKey.parse(Files.readString(hub.data().resolve("demo/token-server.jwk.json")));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(hub.url())
                .subject("peer-desk")
                .audience(hub.url() + "/fhir")
                .claim("client_id", "peer-desk")
                .claim("role", "desk")
                .claim("partners", List.of())
                .claim("scope", "system/Task.rus")
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID(key.getKeyID())
                        .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
                        .build(),
                claims.build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }
}
