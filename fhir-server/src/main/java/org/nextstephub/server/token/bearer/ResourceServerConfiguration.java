package org.nextstephub.server.token.bearer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.answer.Outcomes;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.token.BrowserPrograms;
import org.nextstephub.server.token.SmartConfigurationServlet;
import org.nextstephub.server.token.client.HubClients;
import org.nextstephub.server.token.client.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** Which tokens are taken: the hub's own (RFC 9068), and those of one other token server if a setting names it. */
@Configuration(proxyBeanMethods = false)
class ResourceServerConfiguration {

    private static final Duration SKEW = Duration.ofSeconds(5);

    @Bean
    JwtDecoder accessTokens(
            JWKSource<SecurityContext> keys,
            HubSettings settings,
            HubClients clients,
            JdbcClient jdbc,
            Refusals refusals) {
        KnownSignatures known = new KnownSignatures();
        OAuth2TokenValidator<Jwt> forUs = forUs(settings.baseUrl(), settings.fhirBase());
        TokenStillCounts counts = new TokenStillCounts(clients, jdbc);
        JwtDecoder own = own(keys, known, token -> {
            OAuth2TokenValidatorResult outcome = forUs.validate(token);
            return outcome.hasErrors() ? outcome : counts.validate(token);
        });
        return new NotedTokens(
                settings.tokens().issuer() == null ? own : new EitherIssuer(own, known, settings), refusals);
    }

    /** Tokens that are signed by one of the hub's own keys and that the validator accepts. */
    static JwtDecoder own(
            JWKSource<SecurityContext> keys, JWSVerifierFactory signatures, OAuth2TokenValidator<Jwt> validator) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES384, keys));
        processor.setJWSVerifierFactory(signatures);
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    static DelegatingOAuth2TokenValidator<Jwt> forUs(String issuer, String fhirBase) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                said("exp", new JwtTimestampValidator(SKEW)),
                said(
                        "iss",
                        new JwtClaimValidator<Object>(
                                JwtClaimNames.ISS, named -> issuer.equals(String.valueOf(named)))),
                said(
                        "aud",
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD, audience -> audience != null && audience.contains(fhirBase)))));
    }

    /** The rule, with a code for what fails it. */
    private static OAuth2TokenValidator<Jwt> said(String reason, OAuth2TokenValidator<Jwt> rule) {
        return token -> rule.validate(token).hasErrors()
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", reason, null))
                : OAuth2TokenValidatorResult.success();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everythingElse(HttpSecurity http, HubClients clients) throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            Outcomes.write(response, 401, IssueType.LOGIN, "A valid token is required");
        };
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/fhir/metadata",
                                SmartConfigurationServlet.SMART,
                                SmartConfigurationServlet.ISSUER_METADATA,
                                "/livez",
                                "/readyz",
                                "/ig",
                                "/ig/**",
                                "/actuator/health",
                                "/actuator/health/*",
                                "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/fhir", "/fhir/**", AllowList.CASE_FILES, "/admin/v1/*")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, failure) ->
                                Outcomes.write(response, 404, IssueType.NOTFOUND, "Not found")))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.configurationSource(new BrowserPrograms(clients)))
                .requestCache(cache -> cache.disable())
                .build();
    }
}
