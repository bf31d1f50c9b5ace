package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of framing, with plain sockets. A message that needs no store is enough: what counts is the wire. */
class MllpWireIT {

    private final RunningHub hub = RunningHub.shared();

    private static byte[] message(String id) {
        return ("MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122110000-0500||REF^I99|" + id + "|P|2.5.1\r")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", hub.mllpPort());
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static String id(String answer) {
        return answer.replaceAll("(?s).*MSA\\|A[AER]\\|([^|\r]*).*", "$1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void answersEachFrameOfOneWriteOnceAndInOrder(int frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            sent.add("P" + i);
            all.writeBytes(RunningHub.frame(message("P" + i)));
            all.write(i % 3 == 0 ? new byte[] {'\r'} : i % 3 == 1 ? new byte[] {'\r', '\n'} : new byte[0]);
        }
        try (Socket socket = connect()) {
            socket.getOutputStream().write(all.toByteArray());
            List<String> answered = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                answered.add(id(RunningHub.readFrame(socket.getInputStream())));
            }
            assertThat(answered).isEqualTo(sent);
        }
    }

    @Test
    void readsAFrameThatComesByteByByte() throws IOException {
        try (Socket socket = connect()) {
            for (byte next : RunningHub.frame(message("BYTEWISE"))) {
                socket.getOutputStream().write(next);
                socket.getOutputStream().flush();
            }
            assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo("BYTEWISE");
        }
    }

    @Test
    void closesWithoutAnAnswerWhenAFrameDoesNotEndInTime() throws IOException {
        try (Socket socket = connect()) {
            byte[] frame = RunningHub.frame(message("HALF"));
            socket.getOutputStream().write(frame, 0, frame.length - 2);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        hungUpBecause("slow-frame");
    }

    @Test
    void refusesAFrameEndThatIsNotOne() throws IOException {
        assertThat(answerTo(concat(new byte[] {0x0B}, message("FS"), new byte[] {0x1C, 'x'})))
                .contains("MSA|AR|FS|HUB-FRAME");
    }

    @Test
    void takesAFrameWithoutItsLastByteAfterAMomentOfSilence() throws IOException {
        byte[] frame = RunningHub.frame(message("NO-CR"));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame, 0, frame.length - 1);
            assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo("NO-CR");
            socket.getOutputStream().write(RunningHub.frame(message("NEXT-NO-CR")));
            assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo("NEXT-NO-CR");
        }
        assertThat(hub.bean(PrometheusMeterRegistry.class).scrape())
                .contains("hub_mllp_framing_total{issue=\"end-without-cr\"");
    }

    @Test
    void passesOverNulBetweenFrames() throws IOException {
        try (Socket socket = connect()) {
            for (String next : List.of("NUL-1", "NUL-2")) {
                socket.getOutputStream().write(concat(new byte[20], RunningHub.frame(message(next)), new byte[1]));
                assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo(next);
            }
        }
        assertThat(hub.bean(PrometheusMeterRegistry.class).scrape()).contains("hub_mllp_framing_total{issue=\"nul\"");
    }

    @Test
    void doesNotTakeAFrameThatIsFollowedByJunk() throws IOException {
        assertThat(answerTo(concat(
                        RunningHub.frame(message("JUNK")), "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII))))
                .contains("MSA|AR|JUNK|HUB-FRAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "MSH|^~\\&|no frame\r", "\u0016\u0003\u0001"})
    void closesOnAnythingElseBetweenFrames(String bytes) throws IOException {
        assertThat(answerTo(bytes.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        hungUpBecause("no-frame");
    }

    /** Its sender sees a closed connection; whoever runs the hub sees why. */
    private void hungUpBecause(String why) {
        assertThat(hub.bean(PrometheusMeterRegistry.class).scrape())
                .contains("hub_mllp_closed_connections_total{why=\"" + why + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "msh|^~\\&|x", "<xml/>", "MSH|^^~\\&|doubled", "MSH|abcd|letters"})
    void answersAnUnreadableHeaderWithTheDefaultRefusal(String content) throws IOException {
        String answer = answerTo(RunningHub.frame(content.getBytes(StandardCharsets.US_ASCII)));
        assertThat(answer).contains("MSA|AR|").contains("HUB-FRAME");
    }

    @Test
    void stopsReadingBeyondTheLimit() throws IOException {
        byte[] large = new byte[3 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) 'A');
        String answer;
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(0x0B);
            out.write(message("LARGE"));
            try {
                out.write(large);
            } catch (IOException closedWhileWriting) {
                // the listener is free to close before everything is written
            }
            answer = readOrNothing(socket.getInputStream());
        }
        assertThat(answer)
                .satisfiesAnyOf(text -> assertThat(text).contains("MSA|AR|LARGE|HUB-LIMIT"), text -> assertThat(text)
                        .isEmpty());
    }

    @Test
    void neverAnswersAnAcknowledgement() throws IOException {
        String ack = "MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122110000-0500||ACK|1|P|2.5.1\rMSA|AA|9\r";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(RunningHub.frame(ack.getBytes(StandardCharsets.US_ASCII)));
            socket.getOutputStream().write(RunningHub.frame(message("AFTER-ACK")));
            assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo("AFTER-ACK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PID", "PRD"})
    void answersFloodsOfSegmentsAtOnce(String segment) throws IOException {
        StringBuilder flood =
                new StringBuilder("MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122110000-0500||REF^I12|FLOOD|P|2.5.1\r");
        for (int i = 0; i < 20_000; i++) {
            flood.append(i % 2 == 0 ? segment : "NTE").append("|1\r");
        }
        String answer = answerTo(RunningHub.frame(flood.toString().getBytes(StandardCharsets.US_ASCII)));
        assertThat(answer).contains("MSA|AR|FLOOD|HUB-LIMIT");
    }

    /** Whoever names a partner proves nothing by it: the partner's connections are counted over TLS. */
    @Test
    void connectionsThatMerelyNameAPartnerAreNotThePartners() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                sockets.add(connect());
                assertThat(answered(sockets.get(i), message("NAMED-" + i))).isTrue();
            }
        } finally {
            close(sockets);
        }
    }

    @Test
    void connectionsThatOnlyWaitMakeRoom() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            Socket used = connect();
            silent.add(used);
            assertThat(answered(used, message("USED"))).isTrue();
            for (int i = 0; i < 60; i++) {
                silent.add(connect());
            }
            assertThat(id(answerTo(RunningHub.frame(message("AFTER-60"))))).isEqualTo("AFTER-60");
            assertThat(answered(used, message("USED-AGAIN"))).isTrue();
            assertThat(silent.get(1).getInputStream().read()).isEqualTo(-1);
            hungUpBecause("made-room");
        } finally {
            close(silent);
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static boolean answered(Socket socket, byte[] message) {
        try {
            socket.getOutputStream().write(RunningHub.frame(message));
            return !readOrNothing(socket.getInputStream()).isEmpty();
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void answersASenderThatHasClosedItsHalf() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(RunningHub.frame(message("HALF-CLOSED")));
            socket.shutdownOutput();
            assertThat(id(RunningHub.readFrame(socket.getInputStream()))).isEqualTo("HALF-CLOSED");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1})
    void takesAFrameUpToTheLimit(int size) throws IOException {
        StringBuilder text = new StringBuilder(new String(message("SIZE"), StandardCharsets.US_ASCII));
        while (text.length() < size) {
            text.append("NTE|1||")
                    .append("x".repeat(Math.min(30_000, Math.max(0, size - text.length() - 8))))
                    .append('\r');
        }
        text.setLength(size);
        String answer = answerTo(RunningHub.frame(text.toString().getBytes(StandardCharsets.US_ASCII)));
        if (size > 1024 * 1024) {
            assertThat(answer).contains("MSA|AR|SIZE|HUB-LIMIT");
        } else {
            assertThat(answer).contains("MSA|AR|SIZE|Unsupported event code");
        }
    }

    private String answerTo(byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes);
            return readOrNothing(socket.getInputStream());
        }
    }

    private static String readOrNothing(InputStream in) {
        try {
            return RunningHub.readFrame(in);
        } catch (SocketTimeoutException hangs) {
            throw new AssertionError("neither answered nor closed", hangs);
        } catch (IOException reset) {
            return "";
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
