package org.nextstephub.server.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.AskedScopes;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * What of the scopes that were asked for is registered is granted, and named in the answer; for nothing of it there is no
 * token (RFC 6749, 5.1 and 5.2).
 */
final class GrantedScopes implements AuthenticationConverter {

    private final AuthenticationConverter plain = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!(plain.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked)
                || !(SecurityContextHolder.getContext().getAuthentication()
                        instanceof OAuth2ClientAuthenticationToken client)
                || client.getRegisteredClient() == null) {
            return null;
        }
        Set<String> registered = client.getRegisteredClient().getScopes();
        Set<String> scopes =
                asked.getScopes().isEmpty() ? registered : AskedScopes.granted(asked.getScopes(), registered);
        if (scopes.isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "None of these scopes is registered for this client, which has " + String.join(" ", registered),
                    null));
        }
        return new OAuth2ClientCredentialsAuthenticationToken(client, scopes, asked.getAdditionalParameters());
    }
}
