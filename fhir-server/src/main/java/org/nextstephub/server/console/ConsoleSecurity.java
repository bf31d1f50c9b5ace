package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The console is for whoever is signed in; its pages run no script but the hub's own and can be framed by nobody. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

    private static final String FORM_OF_ANOTHER_SESSION = "/console/form-of-another-session";

    @Bean
    @Order(0)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/signin");
        signIn.setFavorRelativeUris(true);
        return http.securityMatcher(aPage())
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/assets/*", FORM_OF_ANOTHER_SESSION)
                                .permitAll()
                                .anyRequest()
                                .hasAuthority("SIGNED_IN"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signIn).accessDeniedHandler(formOfAnotherSession()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .logout(logout -> logout.disable())
                .cors(cors -> cors.disable())
                .build();
    }

    private static RequestMatcher aPage() {
        return request -> request.getRequestURI().equals("/console")
                || request.getRequestURI().startsWith("/console/")
                || request.getRequestURI().startsWith("/assets/");
    }

    /** A form without the token of this session, or with that of another one, changes nothing and is told so in words. */
    private static AccessDeniedHandler formOfAnotherSession() {
        return (request, response, denied) -> {
            request.getRequestDispatcher(FORM_OF_ANOTHER_SESSION).forward(asGet(request), response);
        };
    }

    private static HttpServletRequest asGet(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
