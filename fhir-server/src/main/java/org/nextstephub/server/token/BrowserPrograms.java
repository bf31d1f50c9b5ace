package org.nextstephub.server.token;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.token.client.HubClients;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which pages of other origins may call the hub (CORS, Fetch standard): those of registered programs through which people
 * sign in, known by their {@code redirect_uris}; discovery and the signing keys are for every page. No cookie goes along.
 */
public final class BrowserPrograms implements CorsConfigurationSource {

    private static final List<String> FOR_EVERYBODY = List.of(
            "/fhir/metadata",
            SmartConfigurationServlet.SMART,
            SmartConfigurationServlet.ISSUER_METADATA,
            "/oauth2/jwks");

    private final HubClients clients;

    public BrowserPrograms(HubClients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) == null || isAProbe(request.getRequestURI())) {
            return null;
        }
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowCredentials(false);
        rules.setMaxAge(Duration.ofMinutes(10));
        if (FOR_EVERYBODY.contains(request.getRequestURI())) {
            rules.addAllowedOrigin(CorsConfiguration.ALL);
            rules.setAllowedMethods(List.of("GET"));
            return rules;
        }
        rules.setAllowedOrigins(origins(clients));
        rules.setAllowedMethods(List.of("GET", "POST", "PUT"));
        rules.setAllowedHeaders(List.of("Authorization", "Accept", "Content-Type", "If-Match", "X-Request-ID"));
        rules.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "WWW-Authenticate", "X-Request-ID"));
        return rules;
    }

    /** No program in a browser asks for it, and it must be answered while the database is away. */
    private static boolean isAProbe(String path) {
        return path.equals("/livez") || path.equals("/readyz") || path.startsWith("/actuator/");
    }

    /** Scheme and authority of each address to which a person is sent back. */
    static List<String> origins(HubClients clients) {
        return clients.all().stream()
                .filter(client -> client.isForPeople() && client.active())
                .flatMap(client -> client.redirectUris().stream())
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .toList();
    }
}
