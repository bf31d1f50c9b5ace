package org.nextstephub.server.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.nextstephub.server.account.Accounts;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.token.client.ClientKeys;
import org.nextstephub.server.token.client.HubClients;
import org.nextstephub.server.token.client.Refusals;
import org.nextstephub.server.token.client.SpringClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** The embedded token server, for systems (SMART App Launch 2, Backend Services; RFC 7523) and for people. */
@Configuration(proxyBeanMethods = false)
class TokenServerConfiguration {

    @Bean
    Authorizations authorizations(JdbcTemplate template, SpringClients clients) {
        return new Authorizations(template, clients);
    }

    @Bean
    UsedAssertions usedAssertions(JdbcClient jdbc) {
        return new UsedAssertions(jdbc);
    }

    @Bean
    AssertionDecoder assertions(HubClients clients, UsedAssertions used, HubSettings settings) {
        return new AssertionDecoder(clients, new ClientKeys(), used, settings.baseUrl());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(HubSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.baseUrl()).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(TokenFiles files) {
        Path file = files.signingKey();
        try {
            return new ImmutableJWKSet<>(new JWKSet(JWK.parse(Files.readString(file))));
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("The signing key " + file + " cannot be read as a JWK", e);
        }
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(HubClients clients, Accounts accounts, HubSettings settings) {
        return new TokenClaims(clients, accounts, settings.fhirBase());
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http,
            HubClients clients,
            SpringClients registered,
            Authorizations authorizations,
            AssertionDecoder assertions,
            Refusals refusals)
            throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        RefusedClients refused = new RefusedClients();
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/oauth2/introspect", "/oauth2/revoke")
                .with(server, configurer -> configurer
                        .registeredClientRepository(registered)
                        .authorizationService(authorizations)
                        .clientAuthentication(authentication -> authentication
                                .errorResponseHandler(refused)
                                .authenticationConverters(converters -> {
                                    converters.clear();
                                    converters.add(new AssertionConverter(refusals));
                                    converters.add(new ProgramConverter(refusals));
                                })
                                .authenticationProviders(providers -> providers.forEach(provider -> {
                                    if (provider instanceof JwtClientAssertionAuthenticationProvider assertion) {
                                        assertion.setJwtDecoderFactory(assertions);
                                    }
                                })))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(
                                        converters -> converters.add(0, new GrantedScopes()))
                                .authenticationProviders(TokenServerConfiguration::takeNarrowedScopes)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.configurationSource(new BrowserPrograms(clients)))
                .build();
    }

    /** Spring takes scopes only as they are registered; {@link GrantedScopes} has kept to them already. */
    private static void takeNarrowedScopes(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(OAuth2ClientCredentialsAuthenticationProvider.class::isInstance)
                .map(OAuth2ClientCredentialsAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setAuthenticationValidator(granted -> {}));
    }
}
