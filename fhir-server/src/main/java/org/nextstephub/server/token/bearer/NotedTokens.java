package org.nextstephub.server.token.bearer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.audit.TokenRefusal;
import org.nextstephub.server.token.client.Refusals;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Reads access tokens; for one that is refused, notes for the audit whose it is and why. */
final class NotedTokens implements JwtDecoder {

    private final JwtDecoder tokens;
    private final Refusals refusals;

    NotedTokens(JwtDecoder tokens, Refusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    public Jwt decode(String token) {
        try {
            return tokens.decode(token);
        } catch (JwtException refused) {
            note(token, refused);
            throw refused;
        }
    }

    /** What a token says is known to be so only once its signature was right. */
    private void note(String token, JwtException refused) {
        try {
            @Nullable JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            if (claims == null) {
                TokenRefusal.ofStranger(null, TokenRefusal.UNREADABLE);
            } else if (refused instanceof JwtValidationException invalid) {
                TokenRefusal.because(claims.getSubject(), reason(invalid));
            } else {
                refusals.because(claims.getStringClaim("client_id"), "signature");
            }
        } catch (ParseException notAToken) {
            TokenRefusal.ofStranger(null, TokenRefusal.UNREADABLE);
        }
    }

    private static String reason(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                .map(OAuth2Error::getDescription)
                .findFirst()
                .orElse("");
    }
}
