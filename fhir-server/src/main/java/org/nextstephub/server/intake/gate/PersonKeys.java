package org.nextstephub.server.intake.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hl7.fhir.r4.model.Identifier;

/**
 * A partner's number of a person as an HMAC: enough to find the same person again and to remember a withdrawal of
 * somebody unknown, and nothing from which the number could be read.
 */
public final class PersonKeys {

    public static final String RULE = "The person's number and its system may hold printable ASCII characters only";

    private final SecretKeySpec secret;

    public PersonKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** One key for each number, sorted so that locks are always taken in the same order. */
    public List<String> of(List<Identifier> numbers) {
        return numbers.stream().map(this::of).sorted().distinct().toList();
    }

    /** Printable ASCII, and nothing that a reader could not see: what is compared exactly must look as it is. */
    public static boolean isPlain(Identifier number) {
        return isPlain(number.getSystem()) && isPlain(number.getValue());
    }

    static boolean isPlain(String part) {
        return trimmed(part).chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    /** Without ASCII spaces at either end; a key with any other blank is not one. */
    private static String trimmed(String value) {
        return value.replaceAll("^ +| +$", "");
    }

    private String of(Identifier number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            String text = number.getSystem() + "|" + trimmed(number.getValue());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
