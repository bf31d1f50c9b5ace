package org.nextstephub.server.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers on which somebody has signed in (OWASP, device cookies). Such a cookie opens nothing; its owner's tries are
 * only counted apart from those of strangers. It is another one after each signing in, so that nobody knows it who used
 * the browser before.
 */
@Component
class KnownDevices {

    private static final String COOKIE = "hub-device";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int COOKIE_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Place placeOf(String account, HttpServletRequest request, Instant now) {
        return sent(request)
                .filter(hash -> isKnown(hash, account, now))
                .map(Place::knownDevice)
                .orElseGet(() -> Place.elsewhere(request.getRemoteAddr()));
    }

    private boolean isKnown(String hash, String account, Instant now) {
        return jdbc.sql("select exists (select 1 from hub.known_device where cookie_sha256 = ? and account = ?"
                        + " and last_used > ?)")
                .params(hash, account, oldest(now))
                .query(Boolean.class)
                .single();
    }

    /** From now on this browser is known for the account, and as before for others who use it. */
    void remember(String account, HttpServletRequest request, HttpServletResponse response, Instant now) {
        byte[] fresh = new byte[COOKIE_BYTES];
        random.nextBytes(fresh);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
        String hash = DigestUtils.sha256Hex(value);
        jdbc.sql("delete from hub.known_device where account = ? and last_used < ?")
                .params(account, oldest(now))
                .update();
        sent(request)
                .ifPresent(before -> jdbc.sql("update hub.known_device set cookie_sha256 = ? where cookie_sha256 = ?")
                        .params(hash, before)
                        .update());
        jdbc.sql("insert into hub.known_device (cookie_sha256, account, last_used) values (?, ?, ?)"
                        + " on conflict (cookie_sha256, account) do update set last_used = excluded.last_used")
                .params(hash, account, now.atOffset(ZoneOffset.UTC))
                .update();
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/signin")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> sent(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> DigestUtils.sha256Hex(cookie.getValue()))
                        .findFirst();
    }

    private static OffsetDateTime oldest(Instant now) {
        return now.minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
