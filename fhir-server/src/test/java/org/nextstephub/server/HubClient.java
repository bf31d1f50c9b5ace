package org.nextstephub.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks to a hub over HTTP as any of its demo clients, each with a token by its own key. */
public final class HubClient {

    private static final Pattern NEXT_PAGE =
            Pattern.compile("\"relation\":\\s*\"next\",\\s*\"url\":\\s*\"https?://[^/]+([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final String url;
    private final Path data;

    /** Used for two of the five minutes that a token is good for. */
    private record Token(String text, Instant fetched) {
        boolean isFresh() {
            return Instant.now().isBefore(fetched.plusSeconds(120));
        }
    }

    HubClient(String url, Path data) {
        this.url = url;
        this.data = data;
    }

    public String url() {
        return url;
    }

    /** Everything the hub keeps on disk. */
    public Path data() {
        return data;
    }

    /** The next use of a token fetches a new one. */
    void forgetTokens() {
        tokens.clear();
    }

    /** A bearer token of a demo client, by its own key. */
    public String token(String client) {
        return tokens.compute(
                        client,
                        (id, known) ->
                                known != null && known.isFresh() ? known : new Token(newToken(id), Instant.now()))
                .text();
    }

    private String newToken(String client) {
        HttpResponse<String> response = requestToken(assertion(client, url + "/oauth2/token", 120));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no token: " + response.body());
        }
        return response.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    public HttpResponse<String> requestToken(String assertion) {
        String form = "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + assertion;
        return exchange(HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** A client assertion signed by the client's own key. */
    public String assertion(String client, String audience, int seconds) {
        try {
            ECKey key = ECKey.parse(Files.readString(data.resolve("demo/" + client + ".jwk.json")));
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(client)
                            .subject(client)
                            .audience(audience)
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, String client, String type, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> get(String path, String client) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token(client))
                .build());
    }

    /** The bodies of all pages of a search, one after the other, however much other suites left in a shared hub. */
    public String everyPage(String search, String client) {
        StringBuilder pages = new StringBuilder();
        for (String path = search; path != null; ) {
            String page = get(path, client).body();
            pages.append(page);
            Matcher next = NEXT_PAGE.matcher(page);
            path = next.find() ? next.group(1) : null;
        }
        return pages.toString();
    }

    public HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
