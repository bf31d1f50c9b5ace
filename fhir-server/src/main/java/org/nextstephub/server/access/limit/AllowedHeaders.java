package org.nextstephub.server.access.limit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;
import org.nextstephub.server.access.AllowList;

/** The headers that are read of a request; any other counts as not sent. */
final class AllowedHeaders {

    private static final Set<String> EVERYWHERE = Set.of(
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

    private static final Set<String> CASE_FILES = Stream.concat(
                    EVERYWHERE.stream(), Stream.of("content-encoding", "idempotency-key"))
            .collect(toUnmodifiableSet());

    /** An export is asked for in its standard's words; elsewhere {@code Prefer} would change what the server answers. */
    private static final Set<String> EXPORT =
            Stream.concat(EVERYWHERE.stream(), Stream.of("prefer")).collect(toUnmodifiableSet());

    /** A person's browser asks for a language, too; its cookies are read in another way. */
    private static final Set<String> BROWSER =
            Stream.concat(EVERYWHERE.stream(), Stream.of("accept-language")).collect(toUnmodifiableSet());

    private AllowedHeaders() {}

    static Set<String> of(String path) {
        if (path.equals(AllowList.CASE_FILES)) {
            return CASE_FILES;
        }
        if (path.equals(AllowList.EXPORT)) {
            return EXPORT;
        }
        return path.startsWith("/signin") || path.startsWith("/console") ? BROWSER : EVERYWHERE;
    }
}
