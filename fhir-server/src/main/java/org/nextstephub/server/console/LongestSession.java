package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.servlet.HandlerInterceptor;

/** A session ends ten hours after it began, however busy it is. */
final class LongestSession implements HandlerInterceptor {

    private static final Duration LONGEST = Duration.ofHours(10);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        HttpSession session = request.getSession(false);
        boolean over = session != null
                && Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(Instant.now());
        if (over) {
            session.invalidate();
            response.sendRedirect("/signin");
        }
        return !over;
    }
}
