package org.nextstephub.server.intake.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message as it came in.
 *
 * @param body bytes as received, at most 1 MiB
 * @param door for receipts and metrics: {@code message} or {@code transaction}
 */
public record ReceivedMessage(byte[] body, boolean xml, String door) {

    public String sha256() {
        return sha256(body);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
