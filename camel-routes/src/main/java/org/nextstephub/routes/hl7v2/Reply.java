package org.nextstephub.routes.hl7v2;

import java.nio.charset.Charset;

/**
 * What goes back to the sender of a message.
 *
 * @param bytes the answer, unframed; empty when nothing is to be sent
 * @param close whether the connection ends after it
 */
public record Reply(byte[] bytes, boolean close) {

    static final Reply SILENCE = new Reply(new byte[0], false);
    static final Reply HANG_UP = new Reply(new byte[0], true);

    static Reply last(String text, Charset charset) {
        return new Reply(text.getBytes(charset), true);
    }
}
