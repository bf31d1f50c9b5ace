package org.nextstephub.server.audit;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.store.HubStore;

/**
 * {@code $sender-refused}: the routes tell that somebody at one of their doors was not taken for whom they gave
 * themselves out, and the audit keeps it (DICOM 110113).
 */
final class SenderRefused extends OperationServlet {

    static final String PATH = "/fhir/$sender-refused";

    private final transient HubStore store;
    private final transient Clock clock;

    SenderRefused(HubStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        try {
            Parameters told = parsed(call, Parameters.class);
            store.record(event(text(told, "why", "[a-z-]{1,40}"), text(told, "address", "[0-9A-Fa-f:.%]{1,64}")));
            write(call, response, 200, new Parameters());
        } catch (DataFormatException unreadable) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, "Send Parameters with why and address");
        }
    }

    private AuditEvent event(String why, String address) {
        AuditEvent event = AuditEvents.of("110113", "Security Alert", AuditEventAction.E, clock.instant())
                .setOutcome(AuditEventOutcome._8);
        AuditEvents.subtype(event, "sender-refused");
        AuditEvents.asker(event, address);
        AuditEvents.detail(event.addEntity(), "why", why);
        return event;
    }

    private static String text(Parameters told, String name, String form) {
        Parameters.ParametersParameterComponent part = told.getParameter(name);
        String text = part == null || part.getValue() == null
                ? ""
                : String.valueOf(part.getValue().primitiveValue());
        if (!text.matches(form)) {
            throw new DataFormatException(name);
        }
        return text;
    }
}
