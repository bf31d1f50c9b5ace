package org.nextstephub.server.intake.door;

import ca.uhn.fhir.parser.DataFormatException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.ReadOperation;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.rows.ReceiptLog;
import org.nextstephub.server.store.rows.ReceiptLog.Hour;
import org.nextstephub.server.store.rows.ReceiptLog.Logged;

/**
 * {@code $message-log}: what came in, for those who keep the connections running: which message of whom by which door,
 * when, and what the hub answered; how many in each hour; when each partner's last one came. Never what was in it, and no
 * person. A sender's own word for a message is looked for by POST, so that no address keeps it.
 */
final class MessageLog extends ReadOperation {

    static final String PATH = "/fhir/$message-log";

    private final transient ReceiptLog log;
    private final transient PartnerRegistry registry;
    private final transient SenderWords words;

    MessageLog(ReceiptLog log, PartnerRegistry registry, SenderWords words) {
        this.log = log;
        this.registry = registry;
        this.words = words;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        Optional<LogQuestion> question = asked(call);
        if (question.isEmpty()) {
            Outcomes.write(response, 400, IssueType.VALUE, LogQuestion.RULE);
            return;
        }
        Parameters answer = new Parameters();
        switch (question.get().view()) {
            case MESSAGES -> messages(question.get(), answer);
            case HOURS ->
                log.hours(question.get().filter())
                        .forEach(hour -> hour(hour, answer.addParameter().setName("hour")));
            case LAST -> last(answer);
        }
        write(call, response, 200, answer);
    }

    /** By address, or as parameters that no address holds; empty when they cannot be read. */
    private Optional<LogQuestion> asked(Call call) {
        try {
            return LogQuestion.of(given(call), words);
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    private void messages(LogQuestion question, Parameters answer) {
        List<Logged> found = log.messages(question.filter(), question.most(), question.skipped());
        found.forEach(message -> message(message, answer.addParameter().setName("message")));
    }

    private static void message(Logged message, ParametersParameterComponent part) {
        part.addPart().setName("receipt").setValue(new StringType(message.number()));
        if (!message.partner().isEmpty()) {
            part.addPart().setName("partner").setValue(new CodeType(message.partner()));
        }
        part.addPart().setName("door").setValue(new CodeType(message.door()));
        part.addPart().setName("at").setValue(instant(message.receivedAt()));
        part.addPart().setName("outcome").setValue(new CodeType(message.outcome()));
        part.addPart().setName("code").setValue(new CodeType(message.code()));
        if (!message.rule().isEmpty()) {
            part.addPart().setName("rule").setValue(new StringType(message.rule()));
        }
        part.addPart().setName("test").setValue(new BooleanType(message.test()));
        if (message.key() != null) {
            part.addPart()
                    .setName("key")
                    .setValue(new Identifier()
                            .setSystem(message.key().system())
                            .setValue(message.key().value()));
        }
    }

    private static void hour(Hour hour, ParametersParameterComponent part) {
        part.addPart().setName("begins").setValue(instant(hour.begins()));
        part.addPart().setName("outcome").setValue(new CodeType(hour.outcome()));
        part.addPart().setName("count").setValue(new IntegerType(hour.count()));
    }

    /** Every active partner: one of whom nothing came is the silence to be seen. */
    private void last(Parameters answer) {
        List<String> partners = registry.all().stream()
                .filter(Partner::active)
                .map(Partner::code)
                .filter(code -> !code.equals(Canonical.PSSEO))
                .sorted()
                .toList();
        Map<String, Instant> last = log.last(partners);
        partners.forEach(code -> {
            ParametersParameterComponent part = answer.addParameter().setName("last");
            part.addPart().setName("partner").setValue(new CodeType(code));
            part.addPart().setName("name").setValue(new StringType(registry.name(code)));
            Optional.ofNullable(last.get(code))
                    .ifPresent(at -> part.addPart().setName("at").setValue(instant(at)));
        });
    }

    private static InstantType instant(Instant at) {
        return new InstantType(Date.from(at));
    }
}
