package org.nextstephub.routes.hl7v2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;

/** The handlers of one connection; a connection beyond the limit is closed at once. */
final class MllpPipeline extends ServerInitializerFactory {

    private final MllpSettings settings;
    private final AtomicInteger open = new AtomicInteger();
    private final EventExecutorGroup workers;
    private final @org.jspecify.annotations.Nullable NettyConsumer consumer;

    MllpPipeline(MllpSettings settings) {
        this(settings, null, new DefaultEventExecutorGroup(16));
    }

    private MllpPipeline(
            MllpSettings settings,
            @org.jspecify.annotations.Nullable NettyConsumer consumer,
            EventExecutorGroup workers) {
        this.settings = settings;
        this.consumer = consumer;
        this.workers = workers;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer owner) {
        return new MllpPipeline(settings, owner, workers);
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("limit", new Limit());
        pipeline.addLast("encoder", new MllpEncoder());
        pipeline.addLast("decoder", new MllpDecoder(settings));
        pipeline.addLast(workers, "handler", new ServerChannelHandler(java.util.Objects.requireNonNull(consumer)));
    }

    private final class Limit extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (open.incrementAndGet() > settings.connections()) {
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
}
