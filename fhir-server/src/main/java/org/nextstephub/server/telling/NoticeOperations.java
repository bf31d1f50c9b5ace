package org.nextstephub.server.telling;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.server.access.OperationServlet;
import org.nextstephub.server.access.answer.Outcomes;

/**
 * The routes' side of the outbox: {@code $next-notice} hands out the next notice that is due, with the message that
 * carries it, or nothing; {@code $notice-outcome} takes the result.
 */
final class NoticeOperations extends OperationServlet {

    static final String[] PATHS = {"/fhir/$next-notice", "/fhir/$notice-outcome"};

    private final transient Deliveries deliveries;
    private final transient FhirContext fhir;

    NoticeOperations(Deliveries deliveries, FhirContext fhir) {
        this.deliveries = deliveries;
        this.fhir = fhir;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        if (call.operation().equals("$next-notice")) {
            write(
                    response,
                    deliveries
                            .next(call.caller())
                            .map(NoticeOperations::handedOut)
                            .orElseGet(Parameters::new));
        } else {
            outcome(call, response);
        }
    }

    private static Parameters handedOut(DueNotice due) {
        Parameters answer = new Parameters();
        answer.addParameter("notice", new PositiveIntType(Math.toIntExact(due.number())));
        answer.addParameter("partner", new StringType(due.partner()));
        answer.addParameter().setName("message").setResource(due.message());
        due.person().ifPresent(number -> answer.addParameter("person", number));
        return answer;
    }

    private void outcome(Call call, HttpServletResponse response) throws IOException {
        Optional<Parameters> sent = parameters(call);
        Optional<Integer> notice = sent.map(given -> given.getParameter("notice"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(PositiveIntType.class::isInstance)
                .map(value -> ((PositiveIntType) value).getValue());
        Optional<Boolean> delivered = sent.map(given -> given.getParameter("delivered"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(BooleanType.class::isInstance)
                .map(value -> ((BooleanType) value).booleanValue());
        if (notice.isEmpty() || delivered.isEmpty()) {
            Outcomes.write(response, 400, IssueType.REQUIRED, "notice and delivered are needed");
            return;
        }
        String said = sent.map(given -> given.getParameter("said"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(CodeType.class::isInstance)
                .map(value -> ((CodeType) value).getCode())
                .filter(code -> code.matches("[a-z0-9-]{1,40}"))
                .orElse("");
        deliveries.ended(notice.get(), delivered.get(), said);
        write(response, new Parameters());
    }

    private Optional<Parameters> parameters(Call call) {
        try {
            return Optional.of(fhir.newJsonParser()
                    .parseResource(Parameters.class, new String(call.body(), StandardCharsets.UTF_8)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private void write(HttpServletResponse response, Parameters answer) throws IOException {
        byte[] body = fhir.newJsonParser().encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
