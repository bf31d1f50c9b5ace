package org.nextstephub.server.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Asking for more than is registered gets what is registered of it; for nothing of it, no token (RFC 6749, 5.2). */
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
        Set<String> scopes = new HashSet<>(client.getRegisteredClient().getScopes());
        if (!asked.getScopes().isEmpty()) {
            scopes.retainAll(asked.getScopes());
        }
        if (scopes.isEmpty()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        return new OAuth2ClientCredentialsAuthenticationToken(client, scopes, asked.getAdditionalParameters());
    }
}
