package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;

/** Where the next frame starts and ends in the bytes that a connection has sent so far. */
final class FrameScan {

    /** What stands before a frame. */
    enum Start {
        FOUND,
        NOT_YET,
        /** Something else than a frame. */
        JUNK
    }

    private static final byte LF = 0x0A;
    private static final byte NUL = 0x00;
    private static final int MAX_BLANKS = 16;

    private final Leniency leniency;
    private int blanks;
    private int scanned;

    FrameScan(Leniency leniency) {
        this.leniency = leniency;
    }

    /** Reads up to the start of a frame, past the blanks that may stand between frames. */
    Start findStart(ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.readByte();
            if (next == MllpFrame.VT) {
                blanks = 0;
                scanned = 0;
                return Start.FOUND;
            }
            if (next == NUL) {
                leniency.nulBetweenFrames();
                continue;
            }
            blanks++;
            if ((next != MllpFrame.CR && next != LF) || blanks > MAX_BLANKS) {
                return Start.JUNK;
            }
        }
        return Start.NOT_YET;
    }

    /** Index of FS relative to the reader, or -1 while more bytes are needed. */
    int findEnd(ByteBuf in) {
        int start = in.readerIndex();
        for (int i = start + scanned; i < in.writerIndex(); i++) {
            if (in.getByte(i) == MllpFrame.FS) {
                if (i + 1 == in.writerIndex()) {
                    scanned = i - start;
                    return -1;
                }
                return i - start;
            }
        }
        scanned = in.readableBytes();
        return -1;
    }

    /** Whether FS is the last byte so far. */
    static boolean endsWithFs(ByteBuf in) {
        return in.isReadable() && in.getByte(in.writerIndex() - 1) == MllpFrame.FS;
    }

    /** Whether FS is followed by CR, and that by nothing or by what may stand between frames. */
    static boolean endsWell(ByteBuf in, int end) {
        int after = in.readerIndex() + end + 2;
        return in.getByte(after - 1) == MllpFrame.CR && (after >= in.writerIndex() || mayFollow(in.getByte(after)));
    }

    private static boolean mayFollow(byte next) {
        return next == MllpFrame.VT || next == MllpFrame.CR || next == LF || next == NUL;
    }
}
