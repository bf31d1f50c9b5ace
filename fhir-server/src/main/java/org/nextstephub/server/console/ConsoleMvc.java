package org.nextstephub.server.console;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.nextstephub.server.token.PersonTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** What the console's controllers are given, and in which language everybody is spoken to. */
@Configuration(proxyBeanMethods = false)
class ConsoleMvc implements WebMvcConfigurer {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ObjectProvider<Visitors> visitors;

    ConsoleMvc(ObjectProvider<Visitors> visitors) {
        this.visitors = visitors;
    }

    /** The way to the hub is that of the routes: the same setting, and the same certificates. */
    @Bean
    static Visitors visitors(
            FhirContext fhir,
            PersonTokens tokens,
            MessageSource messages,
            Displays displays,
            Clock clock,
            @Value("${nextstep.routes.hub-url:${nextstep.base-url}}") URI hub) {
        return new Visitors(new HubConnection(fhir, hub), tokens, new Texts(messages, displays, clock));
    }

    /** As chosen on a page, in a cookie that names nobody; until then as the browser asks. */
    @Bean
    static LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("hub-language");
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setCookieMaxAge(A_YEAR);
        resolver.setCookiePath("/");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request ->
                language(request.getHeader("Accept-Language") == null ? Locale.CANADA : request.getLocale()));
        return resolver;
    }

    /** English or French as they are written in Canada. */
    static Locale language(Locale asked) {
        return asked.getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visitors.getObject());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LongestSession()).addPathPatterns("/console/**");
    }
}
