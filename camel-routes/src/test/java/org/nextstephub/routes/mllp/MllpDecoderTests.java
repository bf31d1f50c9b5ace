package org.nextstephub.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.RefusedPeers;

/** Frames by the clock of the channel; what the sockets do with them is the wire's. */
class MllpDecoderTests {

    private static final byte[] MESSAGE = "MSH|^~\\&|A".getBytes(StandardCharsets.US_ASCII);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private EmbeddedChannel channel(Duration silence) {
        MllpSettings settings = new MllpSettings(
                "127.0.0.1",
                -1,
                null,
                Duration.ofSeconds(30),
                silence,
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                50,
                20,
                List.of(),
                List.of(),
                5);
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new MllpDecoder(settings, new RefusedPeers(nobody(), meters), new Leniency(meters)));
        channel.pipeline().fireChannelActive();
        return channel;
    }

    /** It is told of nobody here: a closed connection is counted only. */
    @SuppressWarnings("NullAway")
    private static Hub nobody() {
        return null;
    }

    private static void send(EmbeddedChannel channel, byte[]... parts) {
        for (byte[] part : parts) {
            channel.writeInbound(Unpooled.copiedBuffer(part));
        }
    }

    private static void pass(EmbeddedChannel channel, long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private static byte[] withoutCr() {
        byte[] frame = MllpFrame.around(MESSAGE);
        return java.util.Arrays.copyOf(frame, frame.length - 1);
    }

    private double counted(String issue) {
        return meters.counter("hub.mllp.framing", "issue", issue).count();
    }

    @Test
    void fsAndSilenceEndAFrame() {
        EmbeddedChannel channel = channel(Duration.ofSeconds(1));
        send(channel, withoutCr());
        pass(channel, 999);
        assertThat(channel.<ReceivedFrame>readInbound()).isNull();
        pass(channel, 1);
        ReceivedFrame frame = channel.readInbound();
        assertThat(frame.bytes()).isEqualTo(MESSAGE);
        assertThat(frame.issue()).isNull();
        assertThat(counted("end-without-cr")).isEqualTo(1);
    }

    @Test
    void aCrThatComesLateInTimeIsTheEnd() {
        EmbeddedChannel channel = channel(Duration.ofSeconds(1));
        send(channel, withoutCr());
        pass(channel, 900);
        send(channel, new byte[] {MllpFrame.CR});
        assertThat(channel.<ReceivedFrame>readInbound().bytes()).isEqualTo(MESSAGE);
        pass(channel, 5_000);
        assertThat(channel.<ReceivedFrame>readInbound()).isNull();
        assertThat(counted("end-without-cr")).isZero();
    }

    @Test
    void aCrAfterTheSilenceIsPassedOverAndTheNextFrameRead() {
        EmbeddedChannel channel = channel(Duration.ofSeconds(1));
        send(channel, withoutCr());
        pass(channel, 1_000);
        assertThat(channel.<ReceivedFrame>readInbound().bytes()).isEqualTo(MESSAGE);
        channel.pipeline().fireUserEventTriggered(MllpDecoder.ANSWERED);
        send(channel, new byte[] {MllpFrame.CR}, MllpFrame.around(MESSAGE));
        assertThat(channel.<ReceivedFrame>readInbound().bytes()).isEqualTo(MESSAGE);
    }

    @Test
    void fsBeforeMoreOfTheMessageEndsNothing() {
        EmbeddedChannel channel = channel(Duration.ofSeconds(1));
        send(channel, withoutCr());
        pass(channel, 500);
        send(channel, new byte[] {'x'});
        assertThat(channel.<ReceivedFrame>readInbound().issue()).isEqualTo(Issue.FRAME);
    }

    @Test
    void withoutTheSettingOnlyFsAndCrEndAFrame() {
        EmbeddedChannel channel = channel(Duration.ZERO);
        send(channel, withoutCr());
        pass(channel, 29_999);
        assertThat(channel.<ReceivedFrame>readInbound()).isNull();
        assertThat(channel.isOpen()).isTrue();
        pass(channel, 1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void nulBetweenFramesIsPassedOver() {
        EmbeddedChannel channel = channel(Duration.ofSeconds(1));
        send(channel, new byte[100], MllpFrame.around(MESSAGE));
        assertThat(channel.<ReceivedFrame>readInbound().bytes()).isEqualTo(MESSAGE);
        assertThat(counted("nul")).isEqualTo(100);
    }

    @Test
    void theFirstFrameIsWaitedForAShortWhileAndLaterOnesForALongOne() {
        EmbeddedChannel silent = channel(Duration.ZERO);
        pass(silent, 14_999);
        assertThat(silent.isOpen()).isTrue();
        pass(silent, 1);
        assertThat(silent.isOpen()).isFalse();
        assertThat(meters.counter("hub.mllp.closed.connections", "why", "silent")
                        .count())
                .isEqualTo(1);

        EmbeddedChannel used = channel(Duration.ZERO);
        send(used, MllpFrame.around(MESSAGE));
        used.pipeline().fireUserEventTriggered(MllpDecoder.ANSWERED);
        pass(used, 599_999);
        assertThat(used.isOpen()).isTrue();
        pass(used, 1);
        assertThat(used.isOpen()).isFalse();
    }
}
