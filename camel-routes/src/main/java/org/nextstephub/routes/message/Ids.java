package org.nextstephub.routes.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Ids that follow from the message alone, so that translating it again gives the same result (UUID version 5, RFC 9562).
 */
public record Ids(String system, String key) {

    private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /** Full URL of the entry that plays this role. */
    public String url(String role) {
        return "urn:uuid:" + uuid(role);
    }

    public String uuid(String role) {
        ByteBuffer name = ByteBuffer.allocate(16)
                .putLong(URL_NAMESPACE.getMostSignificantBits())
                .putLong(URL_NAMESPACE.getLeastSignificantBits());
        byte[] hash = digest(name.array(), (system + "|" + key + "#" + role).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
        long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** The message's content as a name (RFC 6920), by which a repetition is recognised. */
    public static String contentName(String text) {
        return "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(text));
    }

    private static byte[] digest(byte[] namespace, byte[] name) {
        return DigestUtils.updateDigest(DigestUtils.updateDigest(DigestUtils.getSha1Digest(), namespace), name)
                .digest();
    }
}
