package org.nextstephub.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Closed;

/** Counts a connection as long as it is open, and closes one for which there is no room. */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf(Connection.class, "connection");

    private final Connections connections;
    private final RefusedPeers refused;

    ConnectionLimit(Connections connections, RefusedPeers refused) {
        this.connections = connections;
        this.refused = refused;
    }

    /** The connection as it is counted. */
    static Connection of(Channel channel) {
        return channel.attr(CONNECTION).get();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (enters(context)) {
            context.fireChannelActive();
        }
    }

    private boolean enters(ChannelHandlerContext context) {
        Channel channel = context.channel();
        Connection connection = new Connection(
                address(channel),
                () -> {
                    refused.closed(Closed.MADE_ROOM, Origin.of(channel));
                    channel.close();
                },
                channel::close);
        channel.attr(CONNECTION).set(connection);
        boolean enters = connections.open(connection);
        if (!enters) {
            refused.closed(Closed.TOO_MANY, Origin.of(channel));
            context.close();
        }
        return enters;
    }

    private static Optional<InetAddress> address(Channel channel) {
        return Origin.of(channel) instanceof InetSocketAddress remote
                ? Optional.of(remote.getAddress())
                : Optional.empty();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Origin.KNOWN) {
            connections.closed(of(context.channel()));
            enters(context);
        }
        if (event == MllpDecoder.ANSWERED) {
            connections.answered(of(context.channel()));
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.closed(of(context.channel()));
        context.fireChannelInactive();
    }
}
