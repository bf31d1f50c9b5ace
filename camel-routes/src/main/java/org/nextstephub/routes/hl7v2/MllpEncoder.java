package org.nextstephub.routes.hl7v2;

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
        ByteBuf frame = Unpooled.EMPTY_BUFFER;
        if (answer.length > 0) {
            frame = context.alloc().buffer(answer.length + 3);
            frame.writeByte(0x0B).writeBytes(answer).writeByte(0x1C).writeByte(0x0D);
        }
        promise.addListener(written -> context.pipeline().fireUserEventTriggered(MllpDecoder.ANSWERED));
        context.write(frame, promise);
    }
}
