package org.nextstephub.server.access.answer;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.io.Writer;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the container refuses by itself, such as a body that does not come, is an OperationOutcome too; what breaks, such
 * as a token that cannot be given while the database is away, may be tried again.
 */
@Component
final class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(new Report());
    }

    private static final class Report extends ErrorReportValve {

        Report() {
            setAsyncSupported(true);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            if (isTimeout(failure) || isTimeout(cause)) {
                write(response, 408, IssueType.TIMEOUT, "The body was not complete in time");
            } else if (response.getStatus() >= 500) {
                response.setHeader("Retry-After", "5");
                write(response, 503, IssueType.TRANSIENT, "Temporarily unable. Try again");
            } else {
                write(response, response.getStatus(), IssueType.INVALID, "The request is not one that can be answered");
            }
        }

        private static void write(Response response, int status, IssueType type, String text) {
            response.setStatus(status);
            response.setContentType("application/fhir+json;charset=UTF-8");
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(Outcomes.json(type, new CodeableConcept().setText(text)));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                // nobody is there to be told
            }
        }

        private static boolean isTimeout(@Nullable Object failure) {
            return failure instanceof SocketTimeoutException
                    || (failure instanceof Throwable thrown && isTimeout(thrown.getCause()));
        }
    }
}
