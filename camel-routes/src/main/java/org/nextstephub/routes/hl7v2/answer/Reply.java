package org.nextstephub.routes.hl7v2.answer;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What goes back to the sender of a message.
 *
 * @param messages the answers, unframed and in their order; none when nothing is to be sent
 * @param close whether the connection ends after them
 */
public record Reply(List<byte[]> messages, boolean close) {

    public static final Reply SILENCE = new Reply(List.of(), false);
    /** The connection ends without a word. */
    public static final Reply HANG_UP = new Reply(List.of(), true);

    public Reply {
        messages = List.copyOf(messages);
    }

    static Reply last(String text, Charset charset) {
        return new Reply(List.of(text.getBytes(charset)), true);
    }
}
