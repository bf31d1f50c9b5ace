package org.nextstephub.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Sends HL7 v2 messages over one kept MLLP connection; only AA is an acceptance. */
final class MllpSender implements Sender {

    private final Socket socket;
    private final UnaryOperator<String> message;

    private MllpSender(Socket socket, UnaryOperator<String> message) {
        this.socket = socket;
        this.message = message;
    }

    /** @param message the message of a number, its lines ended by LF */
    static Door door(int port, UnaryOperator<String> message) {
        return () -> {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            return new MllpSender(socket, message);
        };
    }

    @Override
    public void send(String number) throws IOException {
        String sent = message.apply(number).replace('\n', '\r');
        socket.getOutputStream().write(RunningHub.frame(sent.getBytes(StandardCharsets.UTF_8)));
        String answer = RunningHub.readFrame(socket.getInputStream());
        Sender.require(answer.contains("MSA|AA|"), answer);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
