package org.nextstephub.routes.hl7v2;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.NettyConstants;
import org.nextstephub.routes.hl7v2.MllpDecoder.Frame;
import org.nextstephub.routes.hl7v2.V2Intake.Reply;

/** The listener: one frame in, one answer out, in order; everything else is {@link V2Intake}'s. */
final class MllpRoute extends RouteBuilder {

    private final MllpSettings settings;
    private final V2Intake intake;

    MllpRoute(MllpSettings settings, V2Intake intake) {
        this.settings = settings;
        this.intake = intake;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("mllpPipeline", new MllpPipeline(settings));
        from("netty:tcp://" + settings.address() + ":" + settings.port()
                        + "?serverInitializerFactory=#mllpPipeline&sync=true&allowDefaultCodec=false"
                        + "&transferExchange=false&usingExecutorService=true&keepAlive=true&tcpNoDelay=true"
                        + "&disconnectOnNoReply=false&backlog=128"
                        + "&serverExceptionCaughtLogLevel=DEBUG&serverClosedChannelExceptionCaughtLogLevel=DEBUG")
                .routeId("mllp")
                .process(this::answer);
    }

    private void answer(Exchange exchange) {
        Frame frame = exchange.getMessage().getBody(Frame.class);
        Reply reply =
                frame.issue() == null ? intake.answer(frame.bytes()) : intake.broken(frame.bytes(), frame.issue());
        exchange.getMessage().setBody(reply.bytes());
        exchange.getMessage().setHeader(NettyConstants.NETTY_CLOSE_CHANNEL_WHEN_COMPLETE, reply.close());
    }
}
