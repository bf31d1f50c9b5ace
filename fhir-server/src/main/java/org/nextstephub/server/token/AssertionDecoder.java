package org.nextstephub.server.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.nextstephub.server.audit.TokenRefusal;
import org.nextstephub.server.token.client.ClientKeys;
import org.nextstephub.server.token.client.HubClient;
import org.nextstephub.server.token.client.HubClients;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Checks a client's assertion as SMART Backend Services demands and Spring's default does not: RS384 or ES384 by the
 * registered key that {@code kid} names, the token address or the issuer as the only audience, at most five minutes,
 * used once.
 */
final class AssertionDecoder implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int MAX_ID_LENGTH = 255;
    private static final OAuth2Error INVALID = new OAuth2Error("invalid_client");

    private final HubClients clients;
    private final ClientKeys keys;
    private final UsedAssertions used;
    private final Set<String> audiences;

    /** @param issuer of this hub, below which the token address is; either is taken as the audience (RFC 7523, section 3) */
    AssertionDecoder(HubClients clients, ClientKeys keys, UsedAssertions used, String issuer) {
        this.clients = clients;
        this.keys = keys;
        this.used = used;
        this.audiences = Set.of(issuer, issuer + "/oauth2/token");
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        HubClient client = clients.find(registered.getClientId()).orElseThrow();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(Set.of(JOSEObjectType.JWT)) {
            @Override
            public void verify(@org.jspecify.annotations.Nullable JOSEObjectType type, SecurityContext context)
                    throws com.nimbusds.jose.proc.BadJOSEException {
                if (type != null) {
                    super.verify(type, context);
                }
            }
        });
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384), keys.of(client)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        List<Rule> rules = List.of(
                new Rule("kid", jwt -> jwt.getHeaders().get("kid") instanceof String),
                new Rule("jku", jwt -> isAtItsAddress(jwt, client)),
                new Rule("iss", jwt -> client.id().equals(jwt.getClaimAsString("iss"))),
                new Rule("sub", jwt -> client.id().equals(jwt.getSubject())),
                new Rule("aud", this::isForUsAlone),
                new Rule("exp", AssertionDecoder::isShortLived),
                new Rule("jti", this::isFirstUse));
        // in this order: what fails a rule is not used up
        decoder.setJwtValidator(jwt -> rules.stream().allMatch(rule -> {
                    TokenRefusal.because(client.id(), rule.claim());
                    return rule.holds().test(jwt);
                })
                ? taken(client, String.valueOf(jwt.getHeaders().get("kid")))
                : OAuth2TokenValidatorResult.failure(INVALID));
        TokenRefusal.because(client.id(), "signature");
        return decoder;
    }

    /** If it fails yet, then for what is asked for, not for who asks. */
    private OAuth2TokenValidatorResult taken(HubClient client, String kid) {
        TokenRefusal.because(client.id(), "grant");
        clients.keys().used(client.id(), kid);
        return OAuth2TokenValidatorResult.success();
    }

    /** @param claim what fails it, for the audit */
    private record Rule(String claim, Predicate<Jwt> holds) {}

    private boolean isForUsAlone(Jwt jwt) {
        List<String> named = jwt.getAudience();
        return named != null && named.size() == 1 && audiences.contains(named.get(0));
    }

    /** A client that says where its keys are says what is registered. */
    private static boolean isAtItsAddress(Jwt jwt, HubClient client) {
        Object address = jwt.getHeaders().get("jku");
        return address == null || address.toString().equals(String.valueOf(client.jwksUri()));
    }

    private static boolean isShortLived(Jwt jwt) {
        Instant now = Instant.now();
        Instant expires = jwt.getExpiresAt();
        Instant begins = jwt.getNotBefore();
        return expires != null
                && (begins == null || !begins.isAfter(now.plus(SKEW)))
                && now.isBefore(expires.plus(SKEW))
                && !expires.isAfter(now.plus(LONGEST).plus(SKEW));
    }

    private boolean isFirstUse(Jwt jwt) {
        String id = jwt.getId();
        return id != null
                && !id.isBlank()
                && id.length() <= MAX_ID_LENGTH
                && id.indexOf('\0') < 0
                && used.isFirstUse(jwt.getClaimAsString("iss"), id, jwt.getExpiresAt());
    }
}
