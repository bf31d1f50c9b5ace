package org.nextstephub.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads the caller from the access token that Spring Security has checked. */
public final class Callers {

    private static final String CALLER = Callers.class.getName() + ".caller";
    private static final String LET_IN = Callers.class.getName() + ".letIn";

    private Callers() {}

    /** Notes that the allow-list has let this request in; what becomes of it then is told by whoever answers. */
    public static void letIn(HttpServletRequest request) {
        request.setAttribute(LET_IN, true);
    }

    public static boolean wasLetIn(HttpServletRequest request) {
        return request.getAttribute(LET_IN) != null;
    }

    /** The caller as it was known while the request was answered. */
    public static Optional<Caller> seen(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    /** Empty when the request carries no valid token, or one with a role that is not known. */
    public static Optional<Caller> of(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            return Optional.empty();
        }
        Jwt jwt = token.getToken();
        Optional<Role> role = Role.ofCode(jwt.getClaimAsString("role"));
        if (role.isEmpty()) {
            return Optional.empty();
        }
        List<String> partners = jwt.getClaimAsStringList("partners");
        List<String> scopes = List.of(
                Optional.ofNullable(jwt.getClaimAsString("scope")).orElse("").split(" "));
        Caller caller = new Caller(
                jwt.getSubject(),
                role.get(),
                partners == null ? List.of() : partners,
                new HashSet<>(scopes),
                jwt.getClaimAsString("worker"),
                request.getRemoteAddr());
        request.setAttribute(CALLER, caller);
        return Optional.of(caller);
    }
}
