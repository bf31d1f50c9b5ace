package org.nextstephub.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.NettyConstants;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hl7v2.V2Intake;
import org.nextstephub.routes.hl7v2.answer.Reply;
import org.nextstephub.routes.hub.Peer;

/** A listener: one frame in, one answer out, in order; everything else is {@link V2Intake}'s. */
final class MllpRoute extends RouteBuilder {

    private final String name;
    private final String address;
    private final int port;
    private final boolean tls;
    private final MllpPipeline pipeline;
    private final V2Intake intake;

    /** @param port where to listen; none below 1 */
    MllpRoute(String name, String address, int port, boolean tls, MllpPipeline pipeline, V2Intake intake) {
        this.name = name;
        this.address = address;
        this.port = port;
        this.tls = tls;
        this.pipeline = pipeline;
        this.intake = intake;
    }

    Connections connections() {
        return pipeline.connections();
    }

    @Override
    public void configure() {
        if (port < 1) {
            return;
        }
        getContext().getRegistry().bind(name + "Pipeline", pipeline);
        from("netty:tcp://" + address + ":" + port
                        + "?serverInitializerFactory=#" + name + "Pipeline&sync=true&allowDefaultCodec=false&ssl=" + tls
                        + "&transferExchange=false&usingExecutorService=true&keepAlive=true&tcpNoDelay=true"
                        + "&disconnectOnNoReply=false&backlog=128"
                        + "&serverExceptionCaughtLogLevel=DEBUG&serverClosedChannelExceptionCaughtLogLevel=DEBUG")
                .routeId(name)
                .process(this::answer);
    }

    private void answer(Exchange exchange) throws SSLPeerUnverifiedException {
        ReceivedFrame frame = exchange.getMessage().getBody(ReceivedFrame.class);
        Reply reply = answer(frame, peer(exchange), channel(exchange));
        exchange.getMessage().setBody(reply);
        exchange.getMessage().setHeader(NettyConstants.NETTY_CLOSE_CHANNEL_WHEN_COMPLETE, reply.close());
    }

    private Reply answer(ReceivedFrame frame, Peer peer, Channel channel) {
        if (frame.issue() != null) {
            return intake.broken(frame.bytes(), frame.issue(), peer);
        }
        Optional<String> partner = intake.provenSender(frame.bytes(), peer);
        boolean stays = partner.isEmpty() || pipeline.mayStay(channel, partner.get());
        return stays ? intake.answer(frame.bytes(), peer) : Reply.HANG_UP;
    }

    private static Channel channel(Exchange exchange) {
        return exchange.getMessage()
                .getHeader(NettyConstants.NETTY_CHANNEL_HANDLER_CONTEXT, ChannelHandlerContext.class)
                .channel();
    }

    private static Peer peer(Exchange exchange) throws SSLPeerUnverifiedException {
        InetSocketAddress from = (InetSocketAddress) Origin.of(channel(exchange));
        @Nullable
        SSLSession session = exchange.getMessage().getHeader(NettyConstants.NETTY_SSL_SESSION, SSLSession.class);
        return new Peer(
                from,
                session == null ? Optional.empty() : Optional.of((X509Certificate) session.getPeerCertificates()[0]));
    }
}
