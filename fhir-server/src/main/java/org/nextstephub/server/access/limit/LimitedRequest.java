package org.nextstephub.server.access.limit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request with a body of limited length, and only the headers that its address needs. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private final int longest;
    private final Set<String> headers;

    LimitedRequest(HttpServletRequest request, int longest) {
        super(request);
        this.longest = longest;
        this.headers = AllowedHeaders.of(request.getRequestURI());
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
