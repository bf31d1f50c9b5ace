package org.nextstephub.server.token;

import org.nextstephub.server.token.client.HubClients;
import org.nextstephub.server.token.client.Refusals;
import org.nextstephub.server.token.client.SpringClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;

/** Wires the way by which people sign in through a program. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    /** A program sends a person here, who is sent on to sign in, and back with a code (RFC 6749, 4.1; RFC 7636). */
    @Bean
    @Order(2)
    SecurityFilterChain signingIn(
            HttpSecurity http,
            HubClients clients,
            SpringClients registered,
            Authorizations authorizations,
            Refusals refusals)
            throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher("/oauth2/authorize", "/signin", "/signin/**", "/signout", "/signout/**")
                .with(server, configurer -> configurer
                        .registeredClientRepository(registered.ofPeople())
                        .authorizationService(authorizations)
                        .authorizationEndpoint(authorize ->
                                authorize.authorizationRequestConverters(converters -> converters.add(0, request -> {
                                    refusals.because(request.getParameter("client_id"), "authorization");
                                    return null;
                                }))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/oauth2/authorize", "/signin/done", "/signin/failures", "/signout/everywhere")
                        .hasAuthority("SIGNED_IN")
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signInPage()))
                .logout(logout -> logout.logoutUrl("/signout")
                        .logoutSuccessUrl("/signin")
                        .addLogoutHandler(new HeaderWriterLogoutHandler((request, response) ->
                                response.setHeader("Clear-Site-Data", "\"cache\", \"storage\""))))
                .headers(headers -> headers.addHeaderWriter(
                        (request, response) -> response.setHeader("Content-Security-Policy", policy(clients))))
                .cors(cors -> cors.disable())
                .build();
    }

    /** By its path: whatever host the request named is not followed. */
    private static AuthenticationEntryPoint signInPage() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/signin");
        page.setFavorRelativeUris(true);
        return page;
    }

    /** Forms lead to the programs that people come from, and nowhere else. */
    private static String policy(HubClients clients) {
        String back = String.join(" ", BrowserPrograms.origins(clients));
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action 'self' " + back;
    }
}
