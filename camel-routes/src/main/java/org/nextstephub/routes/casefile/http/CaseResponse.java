package org.nextstephub.routes.casefile.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.answer.AnswerJson;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;

/** The answer to a file as the response to its request. */
record CaseResponse(HttpServletResponse response) {

    void write(CaseAnswer answer, String language) throws IOException {
        write(status(answer), answer, language);
    }

    /** A refused row is an answer, not a fault of transport. */
    private static int status(CaseAnswer answer) {
        return switch (answer.outcome()) {
            case RUNNING -> 202;
            case INCOMPLETE -> 503;
            case ANSWERED -> answer.size() > 0 && answer.count(RowAnswer.Outcome.INVALID) == answer.size() ? 422 : 200;
            case REFUSED ->
                answer.faults().stream().anyMatch(fault -> fault.issue().equals(Optional.of(Issue.LIMIT))) ? 413 : 400;
        };
    }

    void write(int status, CaseAnswer answer, String language) throws IOException {
        byte[] body = AnswerJson.of(answer, language);
        response.setStatus(status);
        if (status == 503) {
            retryAfter(30);
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The sender has to wait: too many of its requests are open, or were sent in a minute. */
    void writeTooMany() {
        retryAfter(10);
        response.setStatus(429);
    }

    void retryAfter(int seconds) {
        response.setHeader("Retry-After", String.valueOf(seconds));
    }
}
