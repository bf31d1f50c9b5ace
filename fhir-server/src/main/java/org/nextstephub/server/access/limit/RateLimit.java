package org.nextstephub.server.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.answer.Outcomes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a minute for each client or person, or for each address where nobody is known yet. A caller over the limit
 * gets 429 with Retry-After; others are unaffected. Limits are per hub.
 */
abstract class RateLimit extends OncePerRequestFilter {

    private static final Duration FORGET = Duration.ofMinutes(2);
    private static final int MAX_CALLERS = 10_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(FORGET)
            .maximumSize(MAX_CALLERS)
            .build();
    private final int aMinute;

    RateLimit(int aMinute) {
        this.aMinute = aMinute;
    }

    /** Whose request it is; empty for one that is not counted here. */
    abstract String caller(HttpServletRequest request);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = caller(request);
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.get(caller, first -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            response.setHeader("Retry-After", String.valueOf(seconds));
            Outcomes.write(
                    response,
                    429,
                    IssueType.THROTTLED,
                    "More than " + aMinute + " requests a minute; the header Retry-After says when to go on");
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                .build();
    }
}
