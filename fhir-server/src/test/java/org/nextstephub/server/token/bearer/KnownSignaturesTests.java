package org.nextstephub.server.token.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What is known of a signature spares its arithmetic, and nothing else. */
class KnownSignaturesTests {

    private static final int MOST = 10;

    private final SettableClock clock = new SettableClock();
    private final CountedSignatures counted = new CountedSignatures();
    private final KnownSignatures known = new KnownSignatures(counted, clock, MOST);
    private final ECKey key = SignedTokens.key("own");
    private List<JWK> published = List.of(key);
    private final JwtDecoder decoder = decoder();

    private JwtDecoder decoder() {
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        return ResourceServerConfiguration.own(
                (selector, context) -> selector.select(new JWKSet(published)), known, times);
    }

    private String token(String subject) {
        return SignedTokens.by(key, claims -> claims.subject(subject).expirationTime(clock.in(Duration.ofMinutes(5))));
    }

    private void isRefused(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenIsVerifiedOnceForManyRequests() {
        String token = token("one");
        for (int i = 0; i < 100; i++) {
            assertThat(decoder.decode(token).getSubject()).isEqualTo("one");
        }
        assertThat(counted.verified()).isOne();
    }

    @Test
    void eachTokenIsVerifiedByItself() {
        assertThat(decoder.decode(token("one")).getSubject()).isEqualTo("one");
        assertThat(decoder.decode(token("two")).getSubject()).isEqualTo("two");
        assertThat(counted.verified()).isEqualTo(2);
    }

    @Test
    void aTokenWithOneBitChangedIsNotTheOneThatIsKnown() {
        String token = token("one");
        decoder.decode(token);
        String[] parts = token.split("\\.");
        byte[] signature = new Base64URL(parts[2]).decode();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= (byte) (1 << i % 8);
            isRefused(parts[0] + "." + parts[1] + "." + Base64URL.encode(changed));
        }
        byte[] claims = new Base64URL(parts[1]).decode();
        for (int i = 0; i < claims.length; i++) {
            byte[] changed = claims.clone();
            changed[i] ^= 1;
            isRefused(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2]);
        }
        assertThat(known.size()).isOne();
    }

    @Test
    void aTokenIsRefusedWhenItsKeyIsGone() {
        String token = token("one");
        decoder.decode(token);
        published = List.of();
        isRefused(token);
        published = List.of(SignedTokens.key("next"));
        isRefused(token);
    }

    @Test
    void anotherKeyOfTheSameNameIsAnotherKey() {
        String token = token("one");
        decoder.decode(token);
        published = List.of(SignedTokens.key("own"));
        isRefused(token);
        assertThat(counted.verified()).isEqualTo(2);
    }

    @Test
    void aKeyBesideTheOldOneTakesNothingAway() {
        String token = token("one");
        decoder.decode(token);
        published = List.of(SignedTokens.key("next"), key);
        decoder.decode(token);
        assertThat(counted.verified()).isOne();
    }

    @Test
    void aTokenThatIsKnownExpiresAllTheSameAndIsForgotten() {
        String token = token("one");
        decoder.decode(token);
        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        decoder.decode(token);
        assertThat(known.size()).isOne();
        clock.pass(Duration.ofSeconds(5));
        isRefused(token);
        assertThat(known.size()).isZero();
    }

    @Test
    void aTokenThatIsKnownDoesNotCountBeforeItsTime() {
        String token = SignedTokens.by(key, claims -> claims.notBeforeTime(clock.in(Duration.ofMinutes(1)))
                .expirationTime(clock.in(Duration.ofMinutes(5))));
        isRefused(token);
        isRefused(token);
        clock.pass(Duration.ofMinutes(2));
        decoder.decode(token);
        assertThat(counted.verified()).isOne();
    }

    @Test
    void noMoreThanSoManyAreKnown() {
        List<String> tokens =
                IntStream.range(0, 5 * MOST).mapToObj(i -> token("s" + i)).toList();
        tokens.forEach(decoder::decode);
        assertThat(known.size()).isEqualTo(MOST);
        tokens.forEach(decoder::decode);
        assertThat(known.size()).isEqualTo(MOST);
    }

    @Test
    void aTokenWithoutAnEndIsVerifiedEachTime() {
        String token = SignedTokens.by(key, same -> {});
        decoder.decode(token);
        decoder.decode(token);
        assertThat(counted.verified()).isEqualTo(2);
        assertThat(known.size()).isZero();
    }

    @Test
    void aWrongSignatureIsNotRemembered() {
        String forged = SignedTokens.by(
                SignedTokens.key("own"), claims -> claims.expirationTime(clock.in(Duration.ofMinutes(5))));
        isRefused(forged);
        isRefused(forged);
        assertThat(counted.verified()).isEqualTo(2);
        assertThat(known.size()).isZero();
    }

    @Test
    void manyAtOnceGetTheSameAnswer() {
        String token = token("one");
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> decoder.decode(token).getSubject())
                        .distinct())
                .containsExactly("one");
        assertThat(counted.verified()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
