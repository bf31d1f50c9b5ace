package org.nextstephub.server.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.Caller;
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
 * a token or an assertion that was not taken (110114). What the gate refuses for want of consent has an event of its own.
 * Of callers who are not known at most ten a minute are written of one address, or of one client whose token was asked for, so that nobody fills the audit by knocking.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RefusalAudit extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusalAudit.class);
    private static final int MOST_A_MINUTE = 10;
    private static final String TOKENS = "/oauth2/";
    private static final String RECORDED = RefusalAudit.class.getName() + ".recorded";

    private static final Set<String> KNOWN = Stream.concat(
                    AllowList.rows().stream()
                            .flatMap(row -> Arrays.stream(row.type().split("/"))),
                    Stream.of("fhir", "_search", "_history"))
            .collect(Collectors.toUnmodifiableSet());

    private final HubStore store;
    private final Clock clock;
    private final Map<String, AtomicInteger> knocks = new ConcurrentHashMap<>();
    private volatile long minute;

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

    /** Before the caller learns of it. */
    private void recordIfRefused(HttpServletRequest request, int status) {
        if (request.getAttribute(RECORDED) == null) {
            event(request, status)
                    .filter(refused -> Callers.seen(request).isPresent() || isAmongTheFirst(knocker(request)))
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
            return Optional.of(notKnown(request));
        }
        return status == 403 && !Callers.wasLetIn(request) ? Optional.of(notAllowed(request)) : Optional.empty();
    }

    private AuditEvent notKnown(HttpServletRequest request) {
        AuditEvent event = AuditEvents.of("110114", "User Authentication", AuditEventAction.E, clock.instant())
                .setOutcome(AuditEventOutcome._8)
                .addSubtype(new Coding("http://dicom.nema.org/resources/ontology/DCM", "110122", "Login"));
        AuditEvents.subtype(event, "token-refused");
        AuditEventAgentComponent asker = AuditEvents.asker(event, request.getRemoteAddr());
        TokenRefusal refusal = TokenRefusal.of(request, asksForAToken(request));
        asker.setAltId(refusal.client());
        AuditEvents.detail(event.addEntity(), "reason", refusal.reason());
        return event;
    }

    private AuditEvent notAllowed(HttpServletRequest request) {
        AuditEvent event = AuditEvents.of("110113", "Security Alert", AuditEventAction.E, clock.instant())
                .setOutcome(AuditEventOutcome._8);
        AuditEvents.subtype(event, "call-refused");
        AuditEventAgentComponent asker = AuditEvents.asker(event, request.getRemoteAddr());
        Callers.seen(request).map(Caller::subject).ifPresent(asker::setAltId);
        AuditEvents.detail(event.addEntity(), "call", request.getMethod() + " " + shape(request.getRequestURI()));
        return event;
    }

    /** Types and operations of a path as the allow-list knows them; anything else in it could be somebody's name. */
    private static String shape(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> KNOWN.contains(part) ? part : "[other]")
                .collect(Collectors.joining("/", "/", ""));
    }

    private static boolean asksForAToken(HttpServletRequest request) {
        return request.getRequestURI().startsWith(TOKENS);
    }

    /** The client whose token it is about, so that no stranger at the same address drowns it; else the address. */
    private static String knocker(HttpServletRequest request) {
        TokenRefusal refusal = TokenRefusal.of(request, asksForAToken(request));
        return refusal.registered() ? String.valueOf(refusal.client()) : request.getRemoteAddr();
    }

    private boolean isAmongTheFirst(String knocker) {
        long now = System.currentTimeMillis() / 60_000;
        if (now != minute) {
            minute = now;
            knocks.clear();
        }
        return knocks.computeIfAbsent(knocker, first -> new AtomicInteger()).incrementAndGet() <= MOST_A_MINUTE;
    }

    /** It was refused already; that it could not be written down is told to whoever watches the log. */
    private void record(AuditEvent event) {
        try {
            store.record(event);
        } catch (RuntimeException away) {
            log.error(
                    "A refused call could not be recorded: {}", away.getClass().getName());
        }
    }
}
