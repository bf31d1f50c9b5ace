package org.nextstephub.server.token.bearer;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Tokens of the hub's own token server, or of the other one that a setting names (an OpenID provider such as an
 * agency's). The other says who somebody is by the claims {@code role}, {@code partners}, {@code worker} and
 * {@code scope}; what it does not say, they are not. People must have proved a second factor there ({@code amr},
 * RFC 8176).
 */
final class EitherIssuer implements JwtDecoder {

    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "fido", "sms");
    private static final Set<String> OF_PEOPLE = Set.of("worker", "privacy", "admin");
    private static final OAuth2Error NOT_ENOUGH = new OAuth2Error("invalid_token", "amr", null);

    private final JwtDecoder own;
    private final JwtDecoder other;
    private final String otherIssuer;

    EitherIssuer(JwtDecoder own, KnownSignatures known, HubSettings settings) {
        this.own = own;
        this.otherIssuer = Objects.requireNonNull(settings.tokens().issuer()).toString();
        // its keys are fetched when the first token comes, so that the hub starts without it
        this.other = new SupplierJwtDecoder(() -> decoder(otherIssuer, known, settings.fhirBase()));
    }

    private static JwtDecoder decoder(String issuer, KnownSignatures known, String fhirBase) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.RS384,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.ES256,
                        SignatureAlgorithm.ES384)))
                .jwtProcessorCustomizer(processor -> processor.setJWSVerifierFactory(known))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(ResourceServerConfiguration.forUs(issuer, fhirBase), EitherIssuer::isProved)));
        return decoder;
    }

    private static OAuth2TokenValidatorResult isProved(Jwt token) {
        String role = token.getClaimAsString("role");
        Collection<String> methods = token.getClaimAsStringList("amr");
        boolean proved = role != null
                && (!OF_PEOPLE.contains(role)
                        || (methods != null && methods.stream().anyMatch(SECOND_FACTORS::contains)));
        return proved ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(NOT_ENOUGH);
    }

    @Override
    public Jwt decode(String token) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            return otherIssuer.equals(issuer) ? other.decode(token) : own.decode(token);
        } catch (ParseException unreadable) {
            throw new BadJwtException("not a token");
        }
    }
}
