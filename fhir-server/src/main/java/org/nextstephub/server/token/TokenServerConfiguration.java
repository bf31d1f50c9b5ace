package org.nextstephub.server.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.Outcomes;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** The embedded token server and the check of its tokens (SMART App Launch 2, Backend Services; RFC 7523, RFC 9068). */
@Configuration(proxyBeanMethods = false)
class TokenServerConfiguration {

    @Bean
    HubClients hubClients(HubSettings settings, TokenFiles files) {
        return HubClients.read(files.clients());
    }

    @Bean
    UsedAssertions usedAssertions(JdbcClient jdbc) {
        return new UsedAssertions(jdbc);
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

    /** Only our own tokens, for our FHIR base, not expired. */
    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys, HubSettings settings) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES384, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(java.time.Duration.ofSeconds(5)),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS, issuer -> settings.baseUrl().equals(String.valueOf(issuer))),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.fhirBase())))));
        return decoder;
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(HubClients clients, HubSettings settings) {
        return context -> {
            if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                return;
            }
            HubClient client =
                    clients.find(context.getRegisteredClient().getClientId()).orElseThrow();
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES384).type("at+jwt");
            context.getClaims()
                    .audience(List.of(settings.fhirBase()))
                    .claim("role", client.role())
                    .claim("partners", client.partners())
                    .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http, HubClients clients, UsedAssertions used, HubSettings settings)
            throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        AssertionDecoder assertions = new AssertionDecoder(clients, used, settings.baseUrl() + "/oauth2/token");
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .with(server, configurer -> configurer
                        .registeredClientRepository(clients)
                        .clientAuthentication(authentication -> authentication
                                .authenticationConverters(converters -> {
                                    converters.clear();
                                    converters.add(new AssertionConverter());
                                })
                                .authenticationProviders(providers -> providers.forEach(provider -> {
                                    if (provider instanceof JwtClientAssertionAuthenticationProvider assertion) {
                                        assertion.setJwtDecoderFactory(assertions);
                                    }
                                })))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(
                                converters -> converters.add(0, grantedScopesOnly()))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Asking for more than is registered gets what is registered of it. */
    private static AuthenticationConverter grantedScopesOnly() {
        OAuth2ClientCredentialsAuthenticationConverter plain = new OAuth2ClientCredentialsAuthenticationConverter();
        return request -> {
            if (!(plain.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked)
                    || !(SecurityContextHolder.getContext().getAuthentication()
                            instanceof OAuth2ClientAuthenticationToken client)
                    || client.getRegisteredClient() == null) {
                return null;
            }
            Set<String> scopes = new HashSet<>(client.getRegisteredClient().getScopes());
            if (!asked.getScopes().isEmpty()) {
                scopes.retainAll(asked.getScopes());
            }
            return new OAuth2ClientCredentialsAuthenticationToken(client, scopes, asked.getAdditionalParameters());
        };
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            Outcomes.write(response, 401, IssueType.LOGIN, "A valid token is required");
        };
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/fhir/metadata",
                                "/fhir/.well-known/smart-configuration",
                                "/ig",
                                "/ig/**",
                                "/actuator/health",
                                "/actuator/health/*",
                                "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/fhir", "/fhir/**", AllowList.CASE_FILES)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, failure) ->
                                Outcomes.write(response, 404, IssueType.NOTFOUND, "Nothing is here for you")))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }
}
