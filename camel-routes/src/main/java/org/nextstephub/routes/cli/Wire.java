package org.nextstephub.routes.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A message on its way by plain sockets and HTTP, as a sender's system would do it. */
final class Wire {

    private static final int LIMIT_MILLIS = 30_000;

    /** A long case file is answered when its last row is. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(20);

    /** @param status HTTP status */
    record Response(int status, String body) {}

    private Wire() {}

    /** Sends one message over MLLP and returns its acknowledgement. */
    static String mllp(String host, int port, byte[] message) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 5_000);
            socket.setSoTimeout(LIMIT_MILLIS);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x0B);
            frame.write(message);
            frame.write(0x1C);
            frame.write(0x0D);
            socket.getOutputStream().write(frame.toByteArray());
            return readFrame(socket.getInputStream());
        }
    }

    private static String readFrame(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == 0x1C) {
                return answer.toString(java.nio.charset.StandardCharsets.UTF_8);
            }
            if (next != 0x0B) {
                answer.write(next);
            }
        }
        throw new IOException("the listener closed the connection without an answer");
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
                .timeout(LONGEST_ANSWER)
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
