package org.nextstephub.server.intake.message;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * A message as it came in.
 *
 * @param body bytes as received, at most 1 MiB
 * @param door for receipts and metrics: {@code message} or {@code transaction}
 */
public record ReceivedMessage(byte[] body, boolean xml, String door) {

    /** Of the bytes as received, in hexadecimal. */
    public String sha256() {
        return DigestUtils.sha256Hex(body);
    }
}
