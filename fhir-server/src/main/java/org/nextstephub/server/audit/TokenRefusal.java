package org.nextstephub.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * How far the judging of a token, or of a request for one, has come, for the audit if it ends there.
 *
 * @param client the registered client or person that it says to be of, or the hash of another name; null if it has none
 * @param registered whether the hub knows the client or person
 * @param reason what would have been wrong: a code
 */
public record TokenRefusal(@Nullable String client, boolean registered, String reason) {

    /** Nobody is registered under the name that the request has, or it has none. */
    public static final String CLIENT_UNKNOWN = "client-unknown";

    /** It is no token. */
    public static final String UNREADABLE = "unreadable";

    private static final String ATTRIBUTE = TokenRefusal.class.getName();

    /** What comes next is judged; if it fails, this was why. */
    public static void because(@Nullable String client, String reason) {
        note(new TokenRefusal(client, client != null, reason));
    }

    /** @param hash of the name of a client whom nobody knows */
    public static void ofStranger(@Nullable String hash, String reason) {
        note(new TokenRefusal(hash, false, reason));
    }

    private static void note(TokenRefusal refusal) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Where the judging of this request ended; empty when it was not for a token. */
    public static Optional<TokenRefusal> of(HttpServletRequest request) {
        return Optional.ofNullable((TokenRefusal) request.getAttribute(ATTRIBUTE));
    }

    /** What was noted, else what a request without a client's name or a token is refused for. */
    static TokenRefusal of(HttpServletRequest request, boolean asksForAToken) {
        return of(request).orElseGet(() -> new TokenRefusal(null, false, asksForAToken ? CLIENT_UNKNOWN : UNREADABLE));
    }
}
