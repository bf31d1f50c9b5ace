package org.nextstephub.profiles;

import static org.apache.commons.codec.digest.HmacAlgorithms.HMAC_SHA_256;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * What senders write of themselves and of their messages, as logs, receipts and the audit may hold it. A field that was
 * shifted by one puts a name where an id belongs, so a keyed hash (HMAC, RFC 2104) stands for everything that is not
 * registered. One word always has one hash: staff to whom a sender tells its word find it again.
 */
public final class SenderWords {

    private static final String PREFIX = "hash-";
    private static final int LENGTH = 12;
    private static final String SLASH = "/";
    private static final Pattern HASH = Pattern.compile(PREFIX + "[a-z2-7]{" + LENGTH + "}");

    /** The most parts in which the routes write a key: MSH-3, MSH-4 and MSH-10. */
    private static final int MAX_PARTS = 3;

    private final byte[] key;

    /** @param secret of the hub or, for routes that run alone, of their client; the key of the hashes follows from it */
    public SenderWords(byte[] secret) {
        this.key = new HmacUtils(HMAC_SHA_256, secret).hmac("words of senders");
    }

    /** The hash of a word; of one with slashes, such as a key {@code MSH-3/MSH-4/MSH-10}, that of each part. */
    public String hash(String word) {
        return inParts(word, this::hashOfPart);
    }

    /**
     * What a word may be kept as that somebody looks for: a key of parts, or one part with slashes in it. What they have as a
     * hash stays as it is.
     */
    public Set<String> sought(String word) {
        UnaryOperator<String> hashed = part -> HASH.matcher(part).matches() ? part : hashOfPart(part);
        return Stream.of(inParts(word, hashed), hashed.apply(word)).collect(Collectors.toUnmodifiableSet());
    }

    private static String inParts(String word, UnaryOperator<String> hashed) {
        return Arrays.stream(word.split(SLASH, MAX_PARTS)).map(hashed).collect(Collectors.joining(SLASH));
    }

    /**
     * The key of a message as it may be kept.
     *
     * @param partner code of the sender, or empty while nobody knows who it is
     */
    public HashedKey kept(MessageKey sent, String partner) {
        List<String> own = List.of(
                "urn:ietf:rfc:3986",
                Canonical.partnerNaming(partner, "message"),
                Canonical.partnerNaming(partner, "event"));
        String system = own.contains(sent.system()) ? sent.system() : Canonical.naming(hashOfPart(sent.system()));
        return new HashedKey(system, hash(sent.value()));
    }

    private String hashOfPart(String part) {
        String hash = new Base32().encodeAsString(new HmacUtils(HMAC_SHA_256, key).hmac(part));
        return part.isEmpty() ? "" : PREFIX + hash.substring(0, LENGTH).toLowerCase(Locale.ROOT);
    }
}
