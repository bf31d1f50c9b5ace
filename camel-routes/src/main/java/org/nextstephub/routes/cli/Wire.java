package org.nextstephub.routes.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.nextstephub.routes.mllp.MllpFrame;

/** A message on its way by plain sockets and HTTP, as a sender's system would do it. */
final class Wire {

    private static final int LIMIT_MILLIS = 30_000;
    private static final int MAX_BYTES = 1 << 20;

    /** A long case file is answered when its last row is. */
    private static final Duration MAX_ANSWER_TIME = Duration.ofMinutes(20);

    /** @param status HTTP status */
    record Response(int status, String body) {}

    private Wire() {}

    /** Sends one message over MLLP and returns its acknowledgement. */
    static String mllp(String host, int port, byte[] message) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 5_000);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(MllpFrame.around(message));
            return MllpFrame.read(socket.getInputStream(), MAX_BYTES);
        }
    }

    static Response post(String url, String token, String type, byte[] body) throws IOException {
        return exchange(request(url, token)
                .header("Content-Type", type)
                .header("Accept", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    static Response get(String url, String token) throws IOException {
        return exchange(request(url, token).GET().build());
    }

    private static HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(MAX_ANSWER_TIME)
                .header("Authorization", "Bearer " + token);
    }

    private static Response exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
