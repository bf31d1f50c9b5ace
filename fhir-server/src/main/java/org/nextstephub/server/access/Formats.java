package org.nextstephub.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.answer.Outcomes;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * FHIR is taken and given as JSON or XML (FHIR R4, section RESTful API, Content Types and encodings): another form of a body is
 * 415, and a wish for another form of the answer 406. A browser that wants a page is let through: one operation has pages. Another has
 * tables, which any program may ask for.
 */
@Component
class Formats extends OncePerRequestFilter {

    static final String TAKEN = "Send application/fhir+json or application/fhir+xml";

    private static final String GIVEN =
            "Answers are application/fhir+json or application/fhir+xml: name one of them, or */*, in Accept or _format";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/fhir") || path.equals(AllowList.FLAT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isGiven(request)) {
            Outcomes.write(response, 406, IssueType.NOTSUPPORTED, GIVEN);
        } else if (hasBody(request) && !isTaken(request)) {
            Outcomes.write(response, 415, IssueType.NOTSUPPORTED, TAKEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isGiven(HttpServletRequest request) {
        String format = request.getMethod().equals("GET") ? request.getParameter("_format") : null;
        return format == null ? isGiven(request.getHeader("Accept")) : isFhir(format);
    }

    /** A header that cannot be read counts as not sent. */
    private static boolean isGiven(@Nullable String accept) {
        try {
            List<MediaType> wishes = MediaType.parseMediaTypes(accept);
            return wishes.isEmpty()
                    || wishes.stream()
                            .filter(wish -> wish.getQualityValue() > 0)
                            .anyMatch(wish -> wish.isWildcardSubtype()
                                    || isFhir(wish.getSubtype())
                                    || wish.getSubtype().equals("html"));
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        boolean writes =
                request.getMethod().equals("POST") || request.getMethod().equals("PUT");
        return writes && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }

    private static boolean isTaken(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return isFhir(type)
                || (request.getRequestURI().endsWith("/_search")
                        && type.startsWith("application/x-www-form-urlencoded"));
    }

    /** Also by the older names, such as {@code application/json+fhir}. */
    static boolean isFhir(String type) {
        return type.contains("json") || type.contains("xml");
    }
}
