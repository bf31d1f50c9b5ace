package org.nextstephub.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Closed;

/**
 * From where a connection comes: behind a proxy that is declared to say so, what its first bytes name (PROXY protocol 1 and 2,
 * HAProxy's proxy-protocol.txt); of everybody else their own address. A declared proxy that does not say it is not heard.
 */
final class Origin extends ChannelInboundHandlerAdapter {

    /** The connection's origin is known now. */
    static final Object KNOWN = new Object();

    private static final AttributeKey<InetSocketAddress> NAMED =
            AttributeKey.valueOf(InetSocketAddress.class, "origin");

    private final RefusedPeers refused;

    Origin(RefusedPeers refused) {
        this.refused = refused;
    }

    static SocketAddress of(Channel channel) {
        @Nullable InetSocketAddress named = channel.attr(NAMED).get();
        return named == null ? channel.remoteAddress() : named;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws UnknownHostException {
        if (!(message instanceof HAProxyMessage header)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            // a proxy that asks for itself, such as whether the door is open, names nobody
            if (header.command() == HAProxyCommand.PROXY && header.sourceAddress() != null) {
                byte[] address = NetUtil.createByteArrayFromIpAddressString(header.sourceAddress());
                context.channel()
                        .attr(NAMED)
                        .set(new InetSocketAddress(InetAddress.getByAddress(address), header.sourcePort()));
            }
            context.fireUserEventTriggered(KNOWN);
        } finally {
            header.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable noHeader) {
        refused.closed(Closed.NO_FRAME, context.channel().remoteAddress());
        context.close();
    }
}
