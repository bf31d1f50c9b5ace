package org.nextstephub.server.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.account.Account;
import org.nextstephub.server.account.Accounts;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Access tokens (RFC 9068) with which the hub's own pages call its API for whoever is signed in. Nobody else is given
 * one: it lives for a minute, and never leaves the hub.
 */
@Component
public class PersonTokens {

    /** The pages as a client; no client that is registered has a space in its id. */
    public static final String CLIENT = "hub pages";

    private static final Duration LIFE = Duration.ofSeconds(60);

    /** What the pages call, whoever is signed in: what a person may do is decided by their role. */
    private static final String SCOPES = "user/Task.rus user/ServiceRequest.rs user/Patient.rs user/Consent.crus"
            + " user/AuditEvent.rs hub/closed.read hub/messages.meta"
            + " user/EpisodeOfCare.rus user/Encounter.crs user/Communication.crs user/CareTeam.rs"
            + " user/Organization.crus user/HealthcareService.crus user/PractitionerRole.crus user/Endpoint.crus"
            + " user/Contract.crus hub/client.write hub/report.read hub/validate";

    /**
     * A token and whom it speaks for.
     *
     * @param role code of one of the hub's roles
     * @param worker id of the PractitionerRole of a peer support worker
     */
    public record PersonToken(
            String text, String name, String role, @Nullable String worker) {}

    private final NimbusJwtEncoder encoder;
    private final Accounts accounts;
    private final HubSettings settings;

    PersonTokens(JWKSource<SecurityContext> keys, Accounts accounts, HubSettings settings) {
        this.encoder = new NimbusJwtEncoder(keys);
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Empty when the account was switched off, or made again since this session began. */
    public Optional<PersonToken> of(Authentication signedIn) {
        return accounts.find(signedIn.getName())
                .filter(Account::active)
                .filter(account -> AuthorityUtils.authorityListToSet(signedIn.getAuthorities())
                        .contains(account.authority()))
                .map(account -> new PersonToken(signed(account), account.name(), account.role(), account.worker()));
    }

    private String signed(Account account) {
        Instant now = Instant.now();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(settings.baseUrl())
                .audience(List.of(settings.fhirBase()))
                .subject(account.name())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("client_id", CLIENT)
                .claim("partners", List.of())
                .claim("scope", SCOPES)
                .claim("role", account.role())
                .claim("generation", account.generation())
                .claim("amr", List.of("pwd", "otp"));
        if (account.worker() != null) {
            claims.claim("worker", account.worker());
        }
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.ES384).type("at+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
