package org.nextstephub.server.token.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Signatures that were found right, each known until its token ends: a signature by the same key under the same text is
 * right again. Which keys count and whether the token does is asked at each request, before and after this.
 */
final class KnownSignatures implements JWSVerifierFactory {

    private static final int MOST = 10_000;

    private final JWSVerifierFactory verifiers;
    private final Clock clock;
    private final Cache<ByteBuffer, Instant> known;

    KnownSignatures() {
        this(new DefaultJWSVerifierFactory(), Clock.systemUTC(), MOST);
    }

    KnownSignatures(JWSVerifierFactory verifiers, Clock clock, int most) {
        this.verifiers = verifiers;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .executor(Runnable::run)
                .expireAfter(
                        Expiry.<ByteBuffer, Instant>creating((token, end) -> Duration.between(clock.instant(), end)))
                .build();
    }

    /** How many are known now. */
    long size() {
        known.cleanUp();
        return known.estimatedSize();
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return new Once(verifiers.createJWSVerifier(header, key), key);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
        return verifiers.getJCAContext();
    }

    private final class Once implements JWSVerifier {

        private final JWSVerifier verifier;
        private final Key key;

        Once(JWSVerifier verifier, Key key) {
            this.verifier = verifier;
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
            ByteBuffer proof = digest(key.getEncoded(), signed, signature);
            if (known.getIfPresent(proof) != null) {
                return true;
            }
            boolean right = verifier.verify(header, signed, signature);
            if (right) {
                TokenEnd.of(signed).filter(clock.instant()::isBefore).ifPresent(end -> known.put(proof, end));
            }
            return right;
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }
    }

    /** SHA-256 of the key (its encoding says its own length) and of the whole text of the token. */
    private static ByteBuffer digest(byte[] key, byte[] signed, Base64URL signature) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(key);
        digest.update(signed);
        digest.update((byte) '.');
        return ByteBuffer.wrap(digest.digest(signature.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
