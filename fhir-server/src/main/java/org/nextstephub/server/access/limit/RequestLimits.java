package org.nextstephub.server.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.connection.IncomingBody;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a request meets first: limits of size, only the headers that are needed, one correlation id. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLimits extends OncePerRequestFilter {

    private static final int MAX_MESSAGE = 1024 * 1024;

    /** Doors that say themselves what is too long. */
    private static final Set<String> LONGER = Set.of(AllowList.CASE_FILES, AllowList.TRIALS, "/console/workbench");

    /** A UUID, or another number in hexadecimal (W3C Trace Context); anything else in it could be somebody's name. */
    private static final Pattern ID = Pattern.compile("(?=.*[0-9])[0-9A-Fa-f-]{16,64}");

    private static final String TOO_LONG = "The body is larger than this door takes: 1 MiB, a case file 5 MB";

    private final SenderWords words;

    RequestLimits(SenderWords words) {
        this.words = words;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String correlation = correlation(request);
        MDC.put("correlation", ID.matcher(correlation).matches() ? correlation : words.hash(correlation));
        response.setHeader("X-Request-ID", correlation);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            boolean caseFile = request.getRequestURI().equals(AllowList.CASE_FILES);
            int longest = LONGER.contains(request.getRequestURI()) ? IncomingBody.MAX_BYTES : MAX_MESSAGE;
            if (request.getContentLengthLong() > longest) {
                response.setHeader("Connection", "close");
                Outcomes.write(response, 413, Issue.LIMIT, TOO_LONG);
                return;
            }
            if (request.getAttribute(IncomingBody.LATE) != null) {
                response.setHeader("Connection", "close");
                Outcomes.write(response, 408, IssueType.TIMEOUT, "The body was not complete in time");
                return;
            }
            chain.doFilter(new LimitedRequest(request, longest), new PathRedirects(response));
        } catch (LimitedStream.TooLarge tooLarge) {
            if (reset(response)) {
                Outcomes.write(response, 413, Issue.LIMIT, TOO_LONG);
            }
        } finally {
            MDC.clear();
        }
    }

    /** Whether another answer can still be given; then what was begun is taken back. */
    private static boolean reset(HttpServletResponse response) {
        if (response.isCommitted()) {
            return false;
        }
        response.resetBuffer();
        response.setHeader("Connection", "close");
        return true;
    }

    private static String correlation(HttpServletRequest request) {
        String sent = request.getHeader("X-Request-ID");
        return sent != null && sent.matches("[A-Za-z0-9._-]{1,64}")
                ? sent
                : UUID.randomUUID().toString();
    }
}
