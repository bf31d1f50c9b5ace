package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.nextstephub.routes.hl7v2.answer.Reply;

/** Frames the answers to a message, and lets the decoder go on when they are written. No answer sends nothing. */
final class MllpEncoder extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof Reply reply)) {
            context.write(message, promise);
            return;
        }
        ByteBuf frames = Unpooled.wrappedBuffer(
                reply.messages().stream().map(MllpFrame::around).toArray(byte[][]::new));
        promise.addListener(written -> context.pipeline().fireUserEventTriggered(MllpDecoder.ANSWERED));
        context.write(frames, promise);
    }
}
