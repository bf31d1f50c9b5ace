package org.nextstephub.server.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Initials instead of names in every list, for screens that others can see; kept in this browser, as the language is. */
final class HiddenNames {

    private static final String COOKIE = "hub-names";
    private static final String HIDDEN = "hidden";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private HiddenNames() {}

    static boolean areAskedFor(HttpServletRequest request) {
        return Stream.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .anyMatch(HIDDEN::equals);
    }

    static void set(boolean hidden, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, hidden ? HIDDEN : "")
                .path("/console")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(hidden ? A_YEAR : Duration.ZERO)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
