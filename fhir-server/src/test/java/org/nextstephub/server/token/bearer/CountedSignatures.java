package org.nextstephub.server.token.bearer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies signatures by elliptic curves, and counts how often. */
final class CountedSignatures extends DefaultJWSVerifierFactory {

    private final AtomicInteger verified = new AtomicInteger();

    int verified() {
        return verified.get();
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return new ECDSAVerifier((ECPublicKey) key) {
            @Override
            public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
                verified.incrementAndGet();
                return super.verify(header, signed, signature);
            }
        };
    }
}
