package org.nextstephub.routes.mllp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Why;

/** Reports a TLS handshake that failed, and closes its connection. */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {

    private final RefusedPeers refused;

    HandshakeWatch(RefusedPeers refused) {
        this.refused = refused;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            refused.refused(Why.HANDSHAKE, Origin.of(context.channel()));
            context.close();
        }
        context.fireUserEventTriggered(event);
    }
}
