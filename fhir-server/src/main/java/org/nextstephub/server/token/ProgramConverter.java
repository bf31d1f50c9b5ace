package org.nextstephub.server.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.token.client.Refusals;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Finds the program that redeems a person's code by its id (RFC 7636), and notes it in case the code is refused. */
final class ProgramConverter implements AuthenticationConverter {

    private final AuthenticationConverter plain = new PublicClientAuthenticationConverter();
    private final Refusals refusals;

    ProgramConverter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        refusals.because(request.getParameter("client_id"), "code");
        return plain.convert(request);
    }
}
