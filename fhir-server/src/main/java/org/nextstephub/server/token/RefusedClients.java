package org.nextstephub.server.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nextstephub.server.audit.TokenRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Tells a client that has not proven itself how to fix it (RFC 6749, 5.2). Only who signed with a registered key is told which
 * claim is wrong; anybody else gets one answer, whether the client exists or not.
 */
final class RefusedClients implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private final OAuth2ErrorHttpMessageConverter json = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        if (!code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            write(response, HttpStatus.BAD_REQUEST, new OAuth2Error(code));
            return;
        }
        String reason = TokenRefusal.of(request).map(TokenRefusal::reason).orElse("");
        write(response, description(reason));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        write(
                response,
                "Send client_assertion_type and client_assertion, a JWT signed with the client's key (RFC 7523), as"
                        + " application/x-www-form-urlencoded");
    }

    private void write(HttpServletResponse response, String description) throws IOException {
        write(response, HttpStatus.UNAUTHORIZED, new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null));
    }

    private void write(HttpServletResponse response, HttpStatus status, OAuth2Error error) throws IOException {
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(status);
        json.write(error, null, answer);
    }

    /** @param reason where the judging of the assertion ended, as {@link AssertionDecoder} says it */
    private static String description(String reason) {
        return switch (reason) {
            case "kid" -> "kid: the header names the registered key that signed";
            case "jku" -> "jku: not the registered address; leave it out or send that address";
            case "iss", "sub" -> "iss and sub: both are the client's id";
            case "aud" -> "aud: the token address or the issuer of discovery, and nothing else";
            case "exp" -> "exp: ahead of now by at most five minutes, and nbf, if there is one, not ahead of now";
            case "jti" -> "jti: at most 255 characters, and another one for each request";
            default ->
                "Not a client that is known here, or not signed with its key: sub and iss are the client's id, kid names a"
                        + " registered key, alg is ES384 or RS384, and client_assertion_type is"
                        + " urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        };
    }
}
