package org.nextstephub.server.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The seal of each line, over the line and the seal before it: none can be changed, added, or taken from the middle. */
final class Chain {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret which the hubs of a database share; the key is derived from it */
    Chain(byte[] secret) {
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(secret, HMAC), "journal of withdrawals"), HMAC);
    }

    String seal(String before, String text) {
        return HexFormat.of().formatHex(hmac(key, before + "\n" + text));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
