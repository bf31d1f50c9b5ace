package org.nextstephub.routes.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Frames an answer, and lets the decoder go on when it is written. An empty answer sends nothing. */
final class MllpEncoder extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof byte[] answer)) {
            context.write(message, promise);
            return;
        }
        ByteBuf frame = answer.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(MllpFrame.around(answer));
        promise.addListener(written -> context.pipeline().fireUserEventTriggered(MllpDecoder.ANSWERED));
        context.write(frame, promise);
    }
}
