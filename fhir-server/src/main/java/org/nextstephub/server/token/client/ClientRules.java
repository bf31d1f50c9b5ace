package org.nextstephub.server.token.client;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.partner.PartnerRegistry;

/** What a client must be to be registered; each objection names the member and how to fix it. */
public final class ClientRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}[a-z0-9]");
    private static final Pattern SCOPE =
            Pattern.compile("((system|user)/[A-Z][A-Za-z]+\\.c?r?u?d?s?|hub/[a-z]+[.-][a-z]+|hub/validate)");
    private static final int SHORTEST_RSA = 2048;

    private final PartnerRegistry registry;
    private final boolean demo;

    /** @param demo key sets may be published on loopback without TLS */
    public ClientRules(PartnerRegistry registry, boolean demo) {
        this.registry = registry;
        this.demo = demo;
    }

    List<String> objections(HubClient client) {
        List<String> objections = new ArrayList<>();
        if (!ID.matcher(client.id()).matches()) {
            objections.add("id: 3 to 64 of a-z, 0-9 and -");
        }
        if (!client.isForPeople() && Role.ofCode(client.role()).isEmpty()) {
            objections.add("role: one of the hub's roles, or user for a program through which people sign in");
        }
        if (client.partners().stream().anyMatch(code -> registry.find(code).isEmpty())) {
            objections.add("partners: one of them is not registered");
        }
        if (!client.scopes().stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            objections.add("scopes: SMART scopes version 2, such as system/Task.rs");
        }
        objections.addAll(client.isForPeople() ? redirects(client) : keys(client));
        return objections;
    }

    private List<String> redirects(HubClient client) {
        List<String> uris = client.redirectUris();
        return !uris.isEmpty() && uris.stream().allMatch(uri -> isSafe(asUri(uri)))
                ? List.of()
                : List.of("redirect_uris: at least one, each https (loopback may be http), without a fragment");
    }

    private List<String> keys(HubClient client) {
        URI published = client.jwksUri();
        if ((published != null) == !client.jwks().isEmpty()) {
            return List.of("jwks or jwks_uri: one of the two");
        }
        if (published != null) {
            boolean here = demo && isLoopback(published);
            boolean safe = isSafe(published) && ("https".equals(published.getScheme()) || here);
            return safe ? List.of() : List.of("jwks_uri: an https address");
        }
        try {
            List<JWK> keys = JWKSet.parse(client.jwks()).getKeys();
            if (keys.stream().anyMatch(JWK::isPrivate)) {
                return List.of("jwks: this is a private key. Make another one, and send its public half only");
            }
            boolean fit = !keys.isEmpty() && keys.stream().allMatch(ClientRules::isStrong);
            return fit
                    ? List.of()
                    : List.of("jwks: each key has a kid and is EC P-384 (ES384) or RSA from 2048 bits (RS384)");
        } catch (ParseException e) {
            return List.of("jwks: not a JSON Web Key Set (RFC 7517)");
        }
    }

    private static boolean isStrong(JWK key) {
        return key.getKeyID() != null
                && ((key instanceof ECKey ec && Curve.P_384.equals(ec.getCurve()))
                        || (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA));
    }

    private static @Nullable URI asUri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isSafe(@Nullable URI uri) {
        return uri != null
                && uri.getHost() != null
                && uri.getFragment() == null
                && uri.getUserInfo() == null
                && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri)));
    }

    private static boolean isLoopback(@Nullable URI uri) {
        return uri != null && List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
    }
}
