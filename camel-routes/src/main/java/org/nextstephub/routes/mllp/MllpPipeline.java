package org.nextstephub.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hl7v2.V2Translator;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Closed;
import org.nextstephub.routes.hub.RefusedPeers.Why;
import org.nextstephub.routes.mllp.MllpDecoder.Frame;

/** The handlers of one connection. A connection beyond a limit, in all or of one sender, is closed at once. */
final class MllpPipeline extends ServerInitializerFactory {

    private final MllpSettings settings;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openOfSender = new ConcurrentHashMap<>();
    private final EventExecutorGroup workers;
    private final @Nullable MllpTls tls;
    private final RefusedPeers refused;
    private final Leniency leniency;
    private final @Nullable NettyConsumer consumer;

    /** @param tls null for a plain listener */
    MllpPipeline(MllpSettings settings, @Nullable MllpTls tls, RefusedPeers refused, Leniency leniency) {
        this(settings, tls, refused, leniency, null, new DefaultEventExecutorGroup(16));
    }

    private MllpPipeline(
            MllpSettings settings,
            @Nullable MllpTls tls,
            RefusedPeers refused,
            Leniency leniency,
            @Nullable NettyConsumer consumer,
            EventExecutorGroup workers) {
        this.settings = settings;
        this.tls = tls;
        this.refused = refused;
        this.leniency = leniency;
        this.consumer = consumer;
        this.workers = workers;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer owner) {
        return new MllpPipeline(settings, tls, refused, leniency, owner, workers);
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("limit", new Limit());
        if (tls != null) {
            pipeline.addLast("tls", tls.handler());
            pipeline.addLast(workers, "handshake", new Handshake());
        }
        pipeline.addLast("encoder", new MllpEncoder());
        pipeline.addLast("decoder", new MllpDecoder(settings, refused, leniency));
        pipeline.addLast("sender", new SenderLimit());
        pipeline.addLast(workers, "handler", new ServerChannelHandler(Objects.requireNonNull(consumer)));
    }

    private final class Limit extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (open.incrementAndGet() > settings.connections()) {
                refused.closed(Closed.TOO_MANY, context.channel().remoteAddress());
                context.close();
            } else {
                context.fireChannelActive();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            open.decrementAndGet();
            context.fireChannelInactive();
        }
    }

    /** Notes a handshake that failed. */
    private final class Handshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
                refused.refused(Why.HANDSHAKE, context.channel().remoteAddress());
                context.close();
            }
            context.fireUserEventTriggered(event);
        }
    }

    /** Counts a connection for the sender that its first message names. */
    private final class SenderLimit extends ChannelInboundHandlerAdapter {

        private @Nullable String sender;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (sender == null && message instanceof Frame frame) {
                sender = V2Translator.sender(frame.bytes())
                        .map(names -> String.join("|", names))
                        .orElse(null);
                if (sender != null && openOfSender.merge(sender, 1, Integer::sum) > settings.perSender()) {
                    refused.closed(Closed.TOO_MANY_OF_SENDER, context.channel().remoteAddress());
                    context.close();
                    return;
                }
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (sender != null) {
                openOfSender.computeIfPresent(sender, (name, count) -> count == 1 ? null : count - 1);
            }
            context.fireChannelInactive();
        }
    }
}
