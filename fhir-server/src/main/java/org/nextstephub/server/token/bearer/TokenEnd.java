package org.nextstephub.server.token.bearer;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** When a token says that it ends (RFC 7519, 4.1.4). */
final class TokenEnd {

    private TokenEnd() {}

    /**
     * @param signed its header and claims, as they are signed (RFC 7515, 5.1)
     * @return empty when it does not say
     */
    static Optional<Instant> of(byte[] signed) {
        String text = new String(signed, StandardCharsets.US_ASCII);
        String claims = Base64URL.from(text.substring(text.indexOf('.') + 1)).decodeToString();
        try {
            return Optional.ofNullable(JWTClaimsSet.parse(claims).getExpirationTime())
                    .map(Date::toInstant);
        } catch (ParseException noClaims) {
            return Optional.empty();
        }
    }
}
