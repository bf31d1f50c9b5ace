package org.nextstephub.server.token.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * The public keys of a client: those registered with it, or those that it publishes at its registered address. What is
 * published is kept for at most an hour, and looked at again when a key is named that is not among it.
 */
public final class ClientKeys {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration REFRESH_LIMIT = Duration.ofSeconds(10);
    private static final int LIMIT_MILLIS = 5_000;
    private static final int LONGEST = 64 * 1024;

    private final Map<URI, JWKSource<SecurityContext>> published = new ConcurrentHashMap<>();

    /** @throws BadJwtException when they cannot be read */
    public JWKSource<SecurityContext> of(HubClient client) {
        if (client.jwksUri() != null) {
            return published.computeIfAbsent(client.jwksUri(), ClientKeys::publishedAt);
        }
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(client.jwks()));
        } catch (ParseException e) {
            throw new BadJwtException("the client's keys cannot be read");
        }
    }

    private static JWKSource<SecurityContext> publishedAt(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), new NoRedirects())
                    .cache(KEPT.toMillis(), LIMIT_MILLIS * 2L)
                    .rateLimited(REFRESH_LIMIT.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new BadJwtException("the client's keys have no address");
        }
    }

    /** Registered is this address, not where it may point to. */
    private static final class NoRedirects extends DefaultResourceRetriever {

        NoRedirects() {
            super(LIMIT_MILLIS, LIMIT_MILLIS, LONGEST);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
