package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Closed;

/**
 * MLLP frames out of bytes (HL7 v2 appendix C): bounded in size and time, one frame in process at a time, and nothing
 * guessed. A frame is {@code VT data FS CR}; between frames only CR and LF may stand. Some senders leave the last CR out, so
 * that FS and a moment of silence end a frame too, and some send NUL between frames: it is passed over.
 */
final class MllpDecoder extends ByteToMessageDecoder {

    /** The next frame may be decoded: the answer to the last one was written. */
    static final Object ANSWERED = new Object();

    /**
     * What the decoder hands on.
     *
     * @param issue null for a whole frame, else how it broke the rules
     */
    record Frame(byte[] bytes, @Nullable Issue issue) {}

    private static final byte LF = 0x0A;
    private static final byte NUL = 0x00;
    private static final int MOST_BLANKS = 16;

    private final MllpSettings settings;
    private final RefusedPeers refused;
    private final Leniency leniency;
    private boolean busy;
    private boolean inFrame;
    private int blanks;
    private int scanned;
    private boolean silent;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable ScheduledFuture<?> silence;

    MllpDecoder(MllpSettings settings, RefusedPeers refused, Leniency leniency) {
        this.settings = settings;
        this.refused = refused;
        this.leniency = leniency;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        startTimer(context, settings.firstFrame(), () -> close(context, Closed.SILENT));
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop(timer);
        stop(silence);
        super.channelInactive(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (busy) {
            return;
        }
        if (!inFrame && !findStart(context, in)) {
            return;
        }
        stop(silence);
        int end = findEnd(in);
        if (end >= 0) {
            frameEnded(context, in, end, out);
        } else if (in.readableBytes() > MllpSettings.MAX_FRAME + 1) {
            broken(context, in, Issue.LIMIT, out);
        } else if (endsWithFs(in) && silent) {
            leniency.endWithoutCr();
            take(context, in, in.readableBytes() - 1, 1, out);
        } else if (endsWithFs(in) && !settings.silence().isZero()) {
            silence = after(context, settings.silence(), () -> fallenSilent(context));
        }
    }

    private static boolean endsWithFs(ByteBuf in) {
        return in.isReadable() && in.getByte(in.writerIndex() - 1) == MllpFrame.FS;
    }

    /** Nothing came after FS: the frame is read once more, as one that has ended. */
    private void fallenSilent(ChannelHandlerContext context) {
        silent = true;
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception broken) {
            context.fireExceptionCaught(broken);
        } finally {
            silent = false;
        }
    }

    /** Skips blanks between frames; anything else but a start of frame closes the connection. */
    private boolean findStart(ChannelHandlerContext context, ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.readByte();
            if (next == MllpFrame.VT) {
                inFrame = true;
                blanks = 0;
                scanned = 0;
                startTimer(context, settings.frame(), () -> close(context, Closed.SLOW_FRAME));
                return true;
            }
            if (next == NUL) {
                leniency.nulBetweenFrames();
                continue;
            }
            blanks++;
            if ((next != MllpFrame.CR && next != LF) || blanks > MOST_BLANKS) {
                in.skipBytes(in.readableBytes());
                close(context, Closed.NO_FRAME);
                return false;
            }
        }
        return false;
    }

    /** Index of FS relative to the reader, or -1 while more bytes are needed. */
    private int findEnd(ByteBuf in) {
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

    private void frameEnded(ChannelHandlerContext context, ByteBuf in, int end, List<Object> out) {
        int after = in.readerIndex() + end + 2;
        boolean ends = in.getByte(in.readerIndex() + end + 1) == MllpFrame.CR;
        boolean junkFollows = ends && after < in.writerIndex() && !mayFollow(in.getByte(after));
        if (!ends || junkFollows) {
            broken(context, in, Issue.FRAME, out);
            return;
        }
        if (end > MllpSettings.MAX_FRAME) {
            broken(context, in, Issue.LIMIT, out);
            return;
        }
        take(context, in, end, 2, out);
    }

    private void take(ChannelHandlerContext context, ByteBuf in, int length, int endBytes, List<Object> out) {
        byte[] frame = new byte[length];
        in.readBytes(frame);
        in.skipBytes(endBytes);
        handOn(context, new Frame(frame, null), out);
    }

    private static boolean mayFollow(byte next) {
        return next == MllpFrame.VT || next == MllpFrame.CR || next == LF || next == NUL;
    }

    private void broken(ChannelHandlerContext context, ByteBuf in, Issue issue, List<Object> out) {
        byte[] beginning = new byte[Math.min(in.readableBytes(), 8192)];
        in.readBytes(beginning);
        in.skipBytes(in.readableBytes());
        handOn(context, new Frame(beginning, issue), out);
    }

    private void handOn(ChannelHandlerContext context, Frame frame, List<Object> out) {
        busy = true;
        inFrame = false;
        stop(timer);
        context.channel().config().setAutoRead(false);
        out.add(frame);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event != ANSWERED) {
            super.userEventTriggered(context, event);
            return;
        }
        busy = false;
        startTimer(context, settings.idle(), context::close);
        context.channel().config().setAutoRead(true);
        channelRead(context, Unpooled.EMPTY_BUFFER);
    }

    /** Half a frame at the end of a connection is nothing: no answer, and it is never handed on. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        in.skipBytes(in.readableBytes());
    }

    private void close(ChannelHandlerContext context, Closed why) {
        refused.closed(why, Origin.of(context.channel()));
        context.close();
    }

    private void startTimer(ChannelHandlerContext context, Duration time, Runnable then) {
        stop(timer);
        timer = after(context, time, then);
    }

    private static ScheduledFuture<?> after(ChannelHandlerContext context, Duration time, Runnable then) {
        return context.executor().schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void stop(@Nullable ScheduledFuture<?> running) {
        if (running != null) {
            running.cancel(false);
        }
    }
}
