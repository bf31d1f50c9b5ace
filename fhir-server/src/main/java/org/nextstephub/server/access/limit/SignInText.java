package org.nextstephub.server.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.KeepableText;
import org.nextstephub.server.access.answer.Outcomes;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names, codes and tokens that nobody can have are refused before the database is asked for them, and fails. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SignInText extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/oauth2/") && !path.startsWith("/signin");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean keepable = request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .allMatch(KeepableText::isKeepable);
        if (keepable) {
            chain.doFilter(request, response);
        } else {
            Outcomes.write(response, 400, IssueType.VALUE, KeepableText.RULE);
        }
    }
}
