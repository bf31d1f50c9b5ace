package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
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

    private final MllpSettings settings;
    private final RefusedPeers refused;
    private final Leniency leniency;
    private final FrameScan scan;
    private final Deadline deadline = new Deadline();
    private final Deadline silence = new Deadline();
    private boolean busy;
    private boolean inFrame;
    private boolean silent;

    MllpDecoder(MllpSettings settings, RefusedPeers refused, Leniency leniency) {
        this.settings = settings;
        this.refused = refused;
        this.leniency = leniency;
        this.scan = new FrameScan(leniency);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        deadline.set(context, settings.firstFrame(), () -> close(context, Closed.SILENT));
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        deadline.cancel();
        silence.cancel();
        super.channelInactive(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (busy) {
            return;
        }
        if (!inFrame && !startsFrame(context, in)) {
            return;
        }
        silence.cancel();
        int end = scan.findEnd(in);
        if (end >= 0) {
            frameEnded(context, in, end, out);
        } else if (in.readableBytes() > MllpSettings.MAX_FRAME + 1) {
            handOn(context, ReceivedFrame.broken(in, Issue.LIMIT), out);
        } else if (FrameScan.endsWithFs(in) && silent) {
            leniency.endWithoutCr();
            handOn(context, ReceivedFrame.whole(in, in.readableBytes() - 1, 1), out);
        } else if (FrameScan.endsWithFs(in) && !settings.silence().isZero()) {
            silence.set(context, settings.silence(), () -> fallenSilent(context));
        }
    }

    /** Nothing came after FS: what is there is decoded again, as a frame that has ended. */
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

    /** Anything but a frame closes the connection. */
    private boolean startsFrame(ChannelHandlerContext context, ByteBuf in) {
        switch (scan.findStart(in)) {
            case FOUND -> {
                inFrame = true;
                deadline.set(context, settings.frame(), () -> close(context, Closed.SLOW_FRAME));
            }
            case JUNK -> {
                in.skipBytes(in.readableBytes());
                close(context, Closed.NO_FRAME);
            }
            case NOT_YET -> {}
        }
        return inFrame;
    }

    private void frameEnded(ChannelHandlerContext context, ByteBuf in, int end, List<Object> out) {
        if (!FrameScan.endsWell(in, end)) {
            handOn(context, ReceivedFrame.broken(in, Issue.FRAME), out);
        } else if (end > MllpSettings.MAX_FRAME) {
            handOn(context, ReceivedFrame.broken(in, Issue.LIMIT), out);
        } else {
            handOn(context, ReceivedFrame.whole(in, end, 2), out);
        }
    }

    private void handOn(ChannelHandlerContext context, ReceivedFrame frame, List<Object> out) {
        busy = true;
        inFrame = false;
        deadline.cancel();
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
        deadline.set(context, settings.idle(), context::close);
        context.channel().config().setAutoRead(true);
        channelRead(context, Unpooled.EMPTY_BUFFER);
    }

    /** Half a frame at the end of a connection is dropped without an answer. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        in.skipBytes(in.readableBytes());
    }

    private void close(ChannelHandlerContext context, Closed why) {
        refused.closed(why, Origin.of(context.channel()));
        context.close();
    }
}
