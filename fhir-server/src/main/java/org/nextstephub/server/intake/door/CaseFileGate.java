package org.nextstephub.server.intake.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.limit.HeldRequest;
import org.nextstephub.server.store.rows.IdempotencyKeys;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In front of the door for case files, which lives with the routes and knows neither tokens nor the database: says, as
 * attributes of the request, which partner calls and whether its Idempotency-Key stands for another body.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CaseFileGate extends OncePerRequestFilter {

    /** Attributes that the door reads. */
    static final String PARTNER = "nextstep.partner";

    static final String KEY_CONFLICT = "nextstep.key-conflict";

    private final IdempotencyKeys keys;
    private final Clock clock;

    CaseFileGate(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(AllowList.CASE_FILES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> partner = Callers.of(request)
                .filter(this::isAllowed)
                .flatMap(caller -> caller.partners().stream().findFirst());
        if (partner.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Callers.letIn(request);
        request.setAttribute(PARTNER, partner.get());
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        HeldRequest held = HeldRequest.of(request);
        if (!keys.standsFor(partner.get(), key, held.body(), clock.instant())) {
            request.setAttribute(KEY_CONFLICT, true);
        }
        chain.doFilter(held, response);
    }

    private boolean isAllowed(Caller caller) {
        return Access.objection(caller, AllowList.CASE_FILES, Interaction.OPERATION, java.util.Set.of())
                .isEmpty();
    }
}
