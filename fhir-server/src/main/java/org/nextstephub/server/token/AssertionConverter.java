package org.nextstephub.server.token;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.token.client.Refusals;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds the client in its assertion's subject. Spring's own converter demands {@code client_id} as a parameter, which
 * RFC 7523 leaves out and SMART clients do not send.
 */
final class AssertionConverter implements AuthenticationConverter {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Refusals refusals;

    AssertionConverter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] assertions = request.getParameterValues("client_assertion");
        String type = request.getParameter("client_assertion_type");
        if (type == null && assertions == null) {
            return null;
        }
        if (assertions == null || !JWT_BEARER.equals(type)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        try {
            String client = SignedJWT.parse(assertions[0]).getJWTClaimsSet().getSubject();
            if (assertions.length != 1 || client == null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            refusals.because(client, "client");
            Map<String, Object> parameters = new HashMap<>();
            request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
            return new OAuth2ClientAuthenticationToken(
                    client, new ClientAuthenticationMethod(JWT_BEARER), assertions[0], parameters);
        } catch (ParseException unreadable) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }
}
