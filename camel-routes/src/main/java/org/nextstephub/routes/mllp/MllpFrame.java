package org.nextstephub.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A message as MLLP frames it: {@code VT message FS CR} (HL7 v2, appendix C; MLLP release 1). */
public final class MllpFrame {

    static final byte VT = 0x0B;
    static final byte FS = 0x1C;
    static final byte CR = 0x0D;

    private MllpFrame() {}

    public static byte[] around(byte[] message) {
        byte[] frame = new byte[message.length + 3];
        frame[0] = VT;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = FS;
        frame[message.length + 2] = CR;
        return frame;
    }

    /**
     * The message of the next frame, in UTF-8.
     *
     * @param longest most bytes that are read
     * @throws IOException if the stream ends, times out or goes on too long before the frame does
     */
    public static String read(InputStream in, int longest) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && message.size() < longest; next = in.read()) {
            if (next == FS) {
                return message.toString(StandardCharsets.UTF_8);
            }
            if (next != VT) {
                message.write(next);
            }
        }
        throw new IOException("the connection ended before the frame did");
    }
}
