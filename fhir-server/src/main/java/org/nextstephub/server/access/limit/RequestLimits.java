package org.nextstephub.server.access.limit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
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

/** The first thing a request meets: limits of size, only the headers that are needed, one correlation id. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLimits extends OncePerRequestFilter {

    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private static final Set<String> HEADERS = Set.of(
            "authorization",
            "accept",
            "content-type",
            "content-length",
            "host",
            "if-match",
            "if-none-match",
            "x-request-id",
            "origin",
            "access-control-request-method",
            "access-control-request-headers",
            "traceparent",
            "transfer-encoding",
            "connection",
            "expect");
    private static final Set<String> CASE_FILE_HEADERS = Stream.concat(
                    HEADERS.stream(), Stream.of("content-encoding", "idempotency-key"))
            .collect(toUnmodifiableSet());
    /** An export is asked for in its standard's words; elsewhere {@code Prefer} would change what the server answers. */
    private static final Set<String> EXPORT_HEADERS =
            Stream.concat(HEADERS.stream(), Stream.of("prefer")).collect(toUnmodifiableSet());
    /** A person's browser asks for a language, too; its cookie is not among what a servlet reads as a header. */
    private static final Set<String> BROWSER_HEADERS =
            Stream.concat(HEADERS.stream(), Stream.of("accept-language")).collect(toUnmodifiableSet());

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
            int longest = caseFile ? IncomingBody.MAX_BYTES : LONGEST_MESSAGE;
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
            chain.doFilter(new Limited(request, longest, headers(request, caseFile)), new Redirecting(response));
        } catch (TooLarge tooLarge) {
            if (reset(response)) {
                Outcomes.write(response, 413, Issue.LIMIT, TOO_LONG);
            }
        } finally {
            MDC.clear();
        }
    }

    private static Set<String> headers(HttpServletRequest request, boolean caseFile) {
        if (caseFile) {
            return CASE_FILE_HEADERS;
        }
        String path = request.getRequestURI();
        if (path.equals(AllowList.EXPORT)) {
            return EXPORT_HEADERS;
        }
        return path.startsWith("/signin") || path.startsWith("/console") ? BROWSER_HEADERS : HEADERS;
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

    /** The body grew beyond the limit. */
    static final class TooLarge extends IOException {}

    /** Redirects as they are written: a container would put the host before a path that the request named. */
    private static final class Redirecting extends HttpServletResponseWrapper {

        Redirecting(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) {
            resetBuffer();
            setStatus(SC_FOUND);
            setHeader("Location", location);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final int longest;
        private final Set<String> headers;

        Limited(HttpServletRequest request, int longest, Set<String> headers) {
            super(request);
            this.longest = longest;
            this.headers = headers;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return allowed(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return allowed(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames()).stream()
                    .filter(this::allowed)
                    .toList();
            return Collections.enumeration(names);
        }

        /** HEAD is GET whose body the connector leaves out (RFC 9110, 9.3.2). */
        @Override
        public String getMethod() {
            String method = super.getMethod();
            return method.equals("HEAD") && getRequestURI().startsWith("/fhir") ? "GET" : method;
        }

        private boolean allowed(String name) {
            return headers.contains(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), longest);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final int longest;
        private long read;

        LimitedStream(ServletInputStream body, int longest) {
            this.body = body;
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > longest) {
                throw new TooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
