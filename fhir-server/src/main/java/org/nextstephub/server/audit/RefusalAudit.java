package org.nextstephub.server.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.store.HubStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The audit of calls that were refused before anything was asked of the store: a role that may not do this (DICOM 110113),
 * a token or an assertion that was refused (110114). What the gate refuses for want of consent has an event of its own.
 * Of callers who are not known, {@link Knocks} lets only the first few of a minute through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RefusalAudit extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusalAudit.class);
    private static final String TOKENS = "/oauth2/";
    private static final String RECORDED = RefusalAudit.class.getName() + ".recorded";

    private final HubStore store;
    private final Clock clock;
    private final Knocks knocks = new Knocks();

    RefusalAudit(HubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                recordIfRefused(request, status);
                super.setStatus(status);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
                recordIfRefused(request, status);
                super.sendError(status, message);
            }

            @Override
            public void sendError(int status) throws IOException {
                recordIfRefused(request, status);
                super.sendError(status);
            }
        });
    }

    /** Records it before the caller is answered. */
    private void recordIfRefused(HttpServletRequest request, int status) {
        if (request.getAttribute(RECORDED) == null) {
            event(request, status)
                    .filter(refused -> Callers.seen(request).isPresent() || knocks.isAmongTheFirst(knocker(request)))
                    .ifPresent(refused -> {
                        request.setAttribute(RECORDED, true);
                        record(refused);
                    });
        }
    }

    private Optional<AuditEvent> event(HttpServletRequest request, int status) {
        boolean ofAToken = asksForAToken(request)
                ? status == 400 || status == 401
                : status == 401 && request.getHeader("Authorization") != null;
        if (ofAToken) {
            return Optional.of(RefusalEvents.notKnown(request, asksForAToken(request), clock.instant()));
        }
        return status == 403 && !Callers.wasLetIn(request)
                ? Optional.of(RefusalEvents.notAllowed(request, clock.instant()))
                : Optional.empty();
    }

    private static boolean asksForAToken(HttpServletRequest request) {
        return request.getRequestURI().startsWith(TOKENS);
    }

    /** The client whose token it is about, so that no stranger at the same address drowns it; else the address. */
    private static String knocker(HttpServletRequest request) {
        TokenRefusal refusal = TokenRefusal.of(request, asksForAToken(request));
        return refusal.registered() ? String.valueOf(refusal.client()) : request.getRemoteAddr();
    }

    /** The call is refused in any case; that this could not be recorded is left to whoever watches the log. */
    private void record(AuditEvent event) {
        try {
            store.record(event);
        } catch (RuntimeException away) {
            log.error(
                    "A refused call could not be recorded: {}", away.getClass().getName());
        }
    }
}
