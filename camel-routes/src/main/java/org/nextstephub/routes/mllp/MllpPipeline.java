package org.nextstephub.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Closed;

/** The handlers of one connection. */
final class MllpPipeline extends ServerInitializerFactory {

    private final MllpSettings settings;
    private final Connections connections;
    private final EventExecutorGroup workers;
    private final @Nullable MllpTls tls;
    private final RefusedPeers refused;
    private final Leniency leniency;
    private final @Nullable NettyConsumer consumer;

    /** @param tls null for a plain listener */
    MllpPipeline(MllpSettings settings, @Nullable MllpTls tls, RefusedPeers refused, Leniency leniency) {
        this(settings, new Connections(settings), tls, refused, leniency, null, new DefaultEventExecutorGroup(16));
    }

    private MllpPipeline(
            MllpSettings settings,
            Connections connections,
            @Nullable MllpTls tls,
            RefusedPeers refused,
            Leniency leniency,
            @Nullable NettyConsumer consumer,
            EventExecutorGroup workers) {
        this.settings = settings;
        this.connections = connections;
        this.tls = tls;
        this.refused = refused;
        this.leniency = leniency;
        this.consumer = consumer;
        this.workers = workers;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer owner) {
        return new MllpPipeline(settings, connections, tls, refused, leniency, owner, workers);
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (speaksForOthers(channel)) {
            pipeline.addLast("proxy", new HAProxyMessageDecoder());
            pipeline.addLast("origin", new Origin(refused));
        }
        pipeline.addLast("limit", new ConnectionLimit(connections, refused));
        if (tls != null) {
            pipeline.addLast("tls", tls.handler());
            pipeline.addLast(workers, "handshake", new HandshakeWatch(refused));
        }
        pipeline.addLast("encoder", new MllpEncoder());
        pipeline.addLast("decoder", new MllpDecoder(settings, refused, leniency));
        pipeline.addLast("serving", new Serving());
        pipeline.addLast(workers, "handler", new ServerChannelHandler(Objects.requireNonNull(consumer)));
    }

    private boolean speaksForOthers(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress proxy
                && settings.proxyProtocol().contains(proxy.getAddress());
    }

    /** Returns whether the partner that this connection proves to be may have it beside its others. */
    boolean mayStay(Channel channel, String partner) {
        boolean stays = connections.prove(ConnectionLimit.of(channel), partner);
        if (!stays) {
            refused.closed(Closed.TOO_MANY_OF_SENDER, Origin.of(channel));
        }
        return stays;
    }

    Connections connections() {
        return connections;
    }

    /** Notes that somebody waits for an answer. */
    private final class Serving extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            connections.serve(ConnectionLimit.of(context.channel()));
            context.fireChannelRead(frame);
        }
    }
}
