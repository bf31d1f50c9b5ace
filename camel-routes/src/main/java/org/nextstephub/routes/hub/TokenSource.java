package org.nextstephub.routes.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Access tokens of one client, renewed before they end: by its own key (SMART Backend Services, private_key_jwt, ES384),
 * or by a secret where a partner's token server knows nothing better (RFC 6749, 2.3.1).
 */
public final class TokenSource {

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String tokenAddress;
    private final Consumer<HttpRequest.Builder> proof;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /**
     * @param keyFile private EC key of the client as a JWK; read when the first token is needed
     * @param hub address of the hub without a path
     */
    public TokenSource(String client, Path keyFile, String hub) {
        this(hub + "/oauth2/token", request -> byKey(request, client, keyFile, hub + "/oauth2/token"));
    }

    private TokenSource(String tokenAddress, Consumer<HttpRequest.Builder> proof) {
        this.tokenAddress = tokenAddress;
        this.proof = proof;
    }

    /** Tokens for a client that is known to a token server by a secret. */
    public static TokenSource bySecret(String client, String secret, String tokenAddress) {
        String pair = encode(client) + ":" + encode(secret);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new TokenSource(tokenAddress, request -> request.header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    /** A token that is good for at least half a minute. */
    public synchronized String token() {
        if (Instant.now().isAfter(renewAt)) {
            renew();
        }
        return token;
    }

    /** Another token than one that was refused before its time; the first of those who ask fetches it. */
    synchronized String insteadOf(String refused) {
        if (token.equals(refused)) {
            renew();
        }
        return token;
    }

    private static void byKey(HttpRequest.Builder request, String client, Path keyFile, String tokenAddress) {
        String form = "grant_type=client_credentials"
                + "&client_assertion_type=" + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + encode(assertion(client, keyFile, tokenAddress));
        request.POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private void renew() {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(tokenAddress))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded");
        proof.accept(builder);
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new HubUnavailable("the token server answered " + response.statusCode());
            }
            JsonNode answer = new ObjectMapper().readTree(response.body());
            token = answer.path("access_token").asText();
            renewAt = Instant.now()
                    .plusSeconds(answer.path("expires_in").asLong())
                    .minus(RENEW_BEFORE);
        } catch (IOException e) {
            throw new HubUnavailable("the token server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubUnavailable("interrupted", e);
        }
    }

    private static String assertion(String client, Path keyFile, String tokenAddress) {
        try {
            ECKey key = ECKey.parse(Files.readString(keyFile));
            SignedJWT assertion = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(client)
                            .subject(client)
                            .audience(tokenAddress)
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plus(ASSERTION_LIFE)))
                            .build());
            assertion.sign(new ECDSASigner(key));
            return assertion.serialize();
        } catch (IOException | ParseException | JOSEException e) {
            throw new HubUnavailable("the key of client " + client + " cannot be read from " + keyFile, e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
