package org.nextstephub.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * How far the judging of a request for a token has come, for the audit if it ends there.
 *
 * @param client the registered client that it says to be; null while nobody knows it
 * @param reason what would have been wrong: a code
 */
public record TokenRefusal(@Nullable String client, String reason) {

    private static final String ATTRIBUTE = TokenRefusal.class.getName();

    /** What comes next is judged; if it fails, this was why. */
    public static void because(@Nullable String client, String reason) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, new TokenRefusal(client, reason), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Where the judging of this request ended; empty when it was not for a token. */
    public static Optional<TokenRefusal> of(HttpServletRequest request) {
        return Optional.ofNullable((TokenRefusal) request.getAttribute(ATTRIBUTE));
    }
}
