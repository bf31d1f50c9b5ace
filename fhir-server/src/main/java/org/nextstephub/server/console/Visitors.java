package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.token.PersonTokens;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives each controller the person for whom it answers, with a token of this request. */
final class Visitors implements HandlerMethodArgumentResolver {

    private static final String VISITOR = Visitor.class.getName();

    private final HubConnection connection;
    private final PersonTokens tokens;
    private final Texts texts;

    Visitors(HubConnection connection, PersonTokens tokens, Texts texts) {
        this.connection = connection;
        this.tokens = tokens;
        this.texts = texts;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Visitor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                .orElseThrow(SignedOut::new);
    }

    /** Empty for somebody who is not signed in. */
    Optional<Visitor> of(HttpServletRequest request) {
        Visitor known = (Visitor) request.getAttribute(VISITOR);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Visitor> visitor = Optional.ofNullable(
                        SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .flatMap(tokens::of)
                .map(token -> new Visitor(
                        token.name(),
                        Role.ofCode(token.role()).orElseThrow(),
                        token.worker(),
                        HiddenNames.areAskedFor(request),
                        new HubApi(connection, token.text()),
                        words(request)));
        visitor.ifPresent(found -> request.setAttribute(VISITOR, found));
        return visitor;
    }

    Words words(HttpServletRequest request) {
        Locale language = ConsoleMvc.language(RequestContextUtils.getLocale(request));
        return texts.in(language);
    }
}
