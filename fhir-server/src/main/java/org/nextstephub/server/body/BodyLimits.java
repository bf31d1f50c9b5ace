package org.nextstephub.server.body;

import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.KeepableText;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.access.limit.HeldRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In front of every door that reads JSON or XML: a body that is over a limit is refused before a parser builds anything
 * from it. Case files have a door that counts for itself.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class BodyLimits extends OncePerRequestFilter {

    /** Charsets in which the signs of JSON and XML are the bytes that they are in UTF-8. */
    private static final Pattern LIKE_UTF_8 =
            Pattern.compile("\"?(utf-?8|us-ascii|iso-8859-\\d+|windows-125\\d)\"?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODING =
            Pattern.compile("\\uFEFF?\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = contentType(request);
        boolean form =
                type.startsWith("application/x-www-form-urlencoded") && !type.contains("json") && !type.contains("xml");
        return form
                || request.getMethod().equals("GET")
                || request.getRequestURI().equals(AllowList.CASE_FILES)
                || Callers.of(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldRequest held = HeldRequest.of(request);
        String text = new String(held.body(), StandardCharsets.UTF_8);
        String unreadable = unreadable(contentType(request), text);
        if (!unreadable.isEmpty()) {
            Outcomes.write(response, 400, IssueType.STRUCTURE, syntaxInvalid(unreadable));
            return;
        }
        Optional<OverLimit> over = overLimit(text);
        if (over.isEmpty()) {
            chain.doFilter(held, response);
        } else {
            refuse(response, over.get());
        }
    }

    /** Why the body is none that is read at all; empty when it may be. */
    static String unreadable(String contentType, String text) {
        if (!isReadAsUtf8(contentType, text)) {
            return "Send the body in UTF-8";
        }
        if (text.indexOf('\0') >= 0) {
            return KeepableText.RULE;
        }
        return isXml(text) && text.contains("<!DOCTYPE") ? "Leave out the DOCTYPE" : "";
    }

    private static CodeableConcept syntaxInvalid(String text) {
        CodeableConcept details = new CodeableConcept().setText(text);
        details.addCoding().setSystem(Reason.SYSTEM).setCode(Reason.SYNTAX_INVALID.code());
        return details;
    }

    private static String contentType(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Whether nobody could read another text in these bytes than is read here. */
    private static boolean isReadAsUtf8(String contentType, String text) {
        boolean declared = CHARSET.matcher(contentType)
                .results()
                .allMatch(charset -> LIKE_UTF_8.matcher(charset.group(1)).matches());
        var encoding = ENCODING.matcher(text);
        return declared
                && (!encoding.lookingAt()
                        || LIKE_UTF_8.matcher(encoding.group(1)).matches());
    }

    private static Optional<OverLimit> overLimit(String text) {
        String plain = plain(text);
        try {
            if (isXml(text)) {
                XmlBody.check(plain);
            } else {
                JsonBody.check(plain);
            }
            return Optional.empty();
        } catch (OverLimit over) {
            return Optional.of(over);
        }
    }

    /** A JSON text that speaks of markup is none. */
    private static boolean isXml(String text) {
        return plain(text).startsWith("<");
    }

    private static String plain(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    }

    private static void refuse(HttpServletResponse response, OverLimit over) throws IOException {
        Metrics.counter("hub.requests.over.limit", "limit", over.limit().name().toLowerCase(Locale.ROOT))
                .increment();
        Outcomes.write(response, 400, Issue.LIMIT, over.text());
    }
}
