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
import java.util.Date;
import java.util.UUID;

/** Access tokens of one client by its own key (SMART Backend Services, private_key_jwt, ES384); renewed before they end. */
public final class TokenSource {

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String client;
    private final Path keyFile;
    private final String tokenAddress;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /**
     * @param keyFile private EC key of the client as a JWK; read when the first token is needed
     * @param hub address of the hub without a path
     */
    public TokenSource(String client, Path keyFile, String hub) {
        this.client = client;
        this.keyFile = keyFile;
        this.tokenAddress = hub + "/oauth2/token";
    }

    /** A token that is good for at least half a minute. */
    public synchronized String token() {
        if (Instant.now().isAfter(renewAt)) {
            renew();
        }
        return token;
    }

    private void renew() {
        String form = "grant_type=client_credentials"
                + "&client_assertion_type=" + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + encode(assertion());
        HttpRequest request = HttpRequest.newBuilder(URI.create(tokenAddress))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
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

    private String assertion() {
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
