package org.nextstephub.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
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

/** Audit events for calls that were refused: whose each claimed to be, and its shape without any value. */
final class RefusalEvents {

    private static final Set<String> KNOWN = Stream.concat(
                    AllowList.rows().stream()
                            .flatMap(row -> Arrays.stream(row.type().split("/"))),
                    Stream.of("fhir", "_search", "_history"))
            .collect(Collectors.toUnmodifiableSet());

    private RefusalEvents() {}

    /** @param forToken whether a token was asked for, rather than shown */
    static AuditEvent notKnown(HttpServletRequest request, boolean forToken, Instant now) {
        AuditEvent event = AuditEvents.of("110114", "User Authentication", AuditEventAction.E, now)
                .setOutcome(AuditEventOutcome._8)
                .addSubtype(new Coding("http://dicom.nema.org/resources/ontology/DCM", "110122", "Login"));
        AuditEvents.subtype(event, "token-refused");
        AuditEventAgentComponent asker = AuditEvents.asker(event, request.getRemoteAddr());
        TokenRefusal refusal = TokenRefusal.of(request, forToken);
        asker.setAltId(refusal.client());
        AuditEvents.detail(event.addEntity(), "reason", refusal.reason());
        return event;
    }

    static AuditEvent notAllowed(HttpServletRequest request, Instant now) {
        AuditEvent event = AuditEvents.of("110113", "Security Alert", AuditEventAction.E, now)
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
}
