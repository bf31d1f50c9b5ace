package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;

/**
 * A frame as the decoder hands it on.
 *
 * @param bytes what it holds; of a broken frame, as much of its beginning as an answer needs
 * @param issue null for a whole frame, else which rule it broke
 */
record ReceivedFrame(byte[] bytes, @Nullable Issue issue) {

    private static final int MAX_BEGINNING = 8192;

    /** @param endBytes how many bytes mark its end */
    static ReceivedFrame whole(ByteBuf in, int length, int endBytes) {
        byte[] frame = new byte[length];
        in.readBytes(frame);
        in.skipBytes(endBytes);
        return new ReceivedFrame(frame, null);
    }

    /** Reads all that is there: what follows a broken frame cannot be told apart. */
    static ReceivedFrame broken(ByteBuf in, Issue issue) {
        byte[] beginning = new byte[Math.min(in.readableBytes(), MAX_BEGINNING)];
        in.readBytes(beginning);
        in.skipBytes(in.readableBytes());
        return new ReceivedFrame(beginning, issue);
    }
}
