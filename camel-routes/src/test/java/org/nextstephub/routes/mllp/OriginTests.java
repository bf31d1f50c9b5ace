package org.nextstephub.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nextstephub.routes.hub.RefusedPeers;

/** From where a connection comes that a declared proxy passes on (HAProxy's proxy-protocol.txt). */
class OriginTests {

    private final EmbeddedChannel channel = new EmbeddedChannel(
            new HAProxyMessageDecoder(), new Origin(new RefusedPeers(null, new SimpleMeterRegistry())));

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private String from() {
        return Origin.of(channel) instanceof InetSocketAddress known
                ? known.getAddress().getHostAddress()
                : "itself";
    }

    private String handedOn() {
        ByteBuf rest = channel.readInbound();
        return rest == null ? "" : rest.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void isWhatTheProxyNamesInWords() {
        receive("PROXY TCP4 203.0.113.9 10.0.0.1 41000 2576\r\n\u000bMSH|");

        assertThat(from()).isEqualTo("203.0.113.9");
        assertThat(handedOn()).isEqualTo("\u000bMSH|");
    }

    @Test
    void isWhatTheProxyNamesInBytes() {
        byte[] header =
                HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "2111000c" + "cb007109" + "0a000001" + "a0280a10");
        channel.writeInbound(Unpooled.wrappedBuffer(header));

        assertThat(from()).isEqualTo("203.0.113.9");
    }

    @Test
    void isTheProxyWhereItAsksForItself() {
        receive("PROXY UNKNOWN\r\n\u000bMSH|");

        assertThat(from()).isEqualTo("itself");
        assertThat(handedOn()).isEqualTo("\u000bMSH|");
    }

    @Test
    void whoeverShouldSayItAndDoesNotIsNotHeard() {
        receive("\u000bMSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO\r\n");

        assertThat(channel.isOpen()).isFalse();
        assertThat(handedOn()).isEmpty();
    }
}
