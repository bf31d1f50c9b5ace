package org.nextstephub.server.intake.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.ReadOperation;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.store.rows.ReceiptLog;
import org.nextstephub.server.store.rows.ReceiptLog.Logged;

/**
 * {@code $message-log}: what came in, for those who keep the connections running: which message of whom by which door,
 * when, and what the hub answered. Never what was in it, and no person. The latest first; more by {@code to}.
 */
final class MessageLog extends ReadOperation {

    static final String PATH = "/fhir/$message-log";

    private static final int DEFAULT_COUNT = 100;
    private static final int MAX_COUNT = 1000;

    private final transient ReceiptLog log;

    MessageLog(ReceiptLog log) {
        this.log = log;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Map<String, String> asked = call.query();
        Optional<TimeSpan> from = TimeSpan.parse(asked.getOrDefault("from", "1970-01-01"));
        Optional<TimeSpan> to = TimeSpan.parse(asked.getOrDefault("to", "2999-12-31"));
        String count = asked.getOrDefault("_count", String.valueOf(DEFAULT_COUNT));
        if (from.isEmpty() || to.isEmpty() || !count.matches("[1-9]\\d{0,3}")) {
            Outcomes.write(
                    response,
                    400,
                    IssueType.VALUE,
                    "from and to are days or instants with an offset; _count 1 to 1000");
            return;
        }
        List<Logged> found = log.find(
                new ReceiptLog.Filter(
                        asked.getOrDefault("partner", ""),
                        asked.getOrDefault("door", ""),
                        asked.getOrDefault("outcome", ""),
                        asked.getOrDefault("code", "")),
                from.get().start(),
                to.get().end(),
                Math.min(Integer.parseInt(count), MAX_COUNT));
        Parameters answer = new Parameters();
        found.forEach(message -> describe(message, answer.addParameter().setName("message")));
        write(call, response, 200, answer);
    }

    private static void describe(Logged message, ParametersParameterComponent part) {
        part.addPart().setName("receipt").setValue(new StringType(message.number()));
        part.addPart().setName("partner").setValue(new CodeType(message.partner()));
        part.addPart().setName("door").setValue(new CodeType(message.door()));
        part.addPart().setName("at").setValue(new InstantType(Date.from(message.receivedAt())));
        part.addPart().setName("outcome").setValue(new CodeType(message.outcome()));
        part.addPart().setName("code").setValue(new CodeType(message.code()));
        if (message.key() != null) {
            part.addPart()
                    .setName("key")
                    .setValue(new Identifier()
                            .setSystem(message.key().system())
                            .setValue(message.key().value()));
        }
    }
}
