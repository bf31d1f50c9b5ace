package org.nextstephub.server.intake;

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

    private final SecretKeySpec secret;

    public PersonKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** One key for each number, sorted so that locks are always taken in the same order. */
    List<String> of(List<Identifier> numbers) {
        return numbers.stream().map(this::of).sorted().distinct().toList();
    }

    private String of(Identifier number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            String text = number.getSystem() + "|" + number.getValue().strip();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
