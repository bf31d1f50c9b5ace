package org.nextstephub.server.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.nextstephub.server.settings.HubKeys;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/** Codes of an authenticator app (RFC 6238: six digits, thirty seconds, SHA-1), the neighbouring steps taken too. */
@Component
class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;

    /** The key is random and used for nothing else, so that its derivation needs no secret salt. */
    private static final String SALT = HexFormat.of().formatHex("second-factor".getBytes(StandardCharsets.US_ASCII));

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final BytesEncryptor cipher;

    SecondFactor(HubKeys keys) {
        String password = Base64.getEncoder().encodeToString(keys.accountSecret());
        cipher = Encryptors.stronger(password, SALT);
    }

    /** A new secret, in the letters that a person can type (RFC 4648, base 32). */
    String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    byte[] enciphered(String secret) {
        return cipher.encrypt(new Base32().decode(secret));
    }

    String deciphered(byte[] secret) {
        return new Base32().encodeToString(cipher.decrypt(secret));
    }

    /** The step to which the code belongs; empty when it is no code of now. */
    Optional<Long> stepOf(String secret, String code, Instant now) {
        SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
        long step = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.of(step, step - 1, step + 1)
                .filter(candidate -> code.equals(code(key, candidate)))
                .boxed()
                .findFirst();
    }

    private String code(SecretKeySpec key, long step) {
        try {
            return codes.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What an authenticator app scans, as the path of an SVG drawing one unit a module, and its size. */
    Drawing drawing(String name, String secret) {
        String uri = "otpauth://totp/Next%20Step%20Hub:" + name + "?secret=" + secret + "&issuer=Next%20Step%20Hub";
        QrCode qr = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    path.append("M").append(x).append(",").append(y).append("h1v1h-1z");
                }
            }
        }
        return new Drawing(path.toString(), qr.size);
    }

    /** @param size modules a side */
    record Drawing(String path, int size) {}
}
