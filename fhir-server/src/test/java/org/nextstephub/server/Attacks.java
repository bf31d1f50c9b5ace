package org.nextstephub.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.server.body.AtALimit;

/** What an outsider, a partner's stolen token or a broken program may do to a hub, each for as long as it is told. */
final class Attacks {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** One of those who attack; called again and again until time is up. */
    interface Attack {
        void once() throws IOException, InterruptedException;
    }

    private final RunningHub hub;
    /** From another address than the honest senders and the hub's own routes. */
    private final CloseableHttpClient http = HttpClients.custom()
            .setMaxConnPerRoute(50)
            .setMaxConnTotal(50)
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setLocalAddress(elsewhere())
                    .setSocketTimeout(20_000)
                    .build())
            .build();
    /** Made beforehand: whoever attacks has machines of their own, and this one is measured. */
    private final String assertion;

    private final List<String> over = bodies(1);
    private final List<String> within = bodies(0);
    private final String longFile = "schema_version\n" + "a\n".repeat(2_490_000);
    private final String values =
            IntStream.range(0, 30_000).mapToObj(String::valueOf).collect(Collectors.joining("%2C"));

    Attacks(RunningHub hub) {
        this.hub = hub;
        this.assertion = hub.assertion("reporting", "https://elsewhere.example/token", 120);
    }

    /** By name; each is done by this many at once. */
    Map<String, List<Attack>> all() {
        Map<String, List<Attack>> all = new LinkedHashMap<>();
        all.put("210 forms that drip, without a token", List.of(this::drippingForms));
        all.put("60 silent MLLP connections", List.of(this::silentConnections));
        all.put("junk frames that name a partner", many(5, this::junkFrame));
        all.put("8 guess passwords", many(8, this::guess));
        all.put("8 ask for tokens with wrong assertions", many(8, this::wrongAssertion));
        all.put("4 send bodies over a limit, with a token", many(4, () -> send(over)));
        all.put("2 send bodies just within the limits, with a token", many(2, () -> send(within)));
        all.put("2 send files of 2.5 million lines, with a token", many(2, this::longFile));
        all.put("4 search for 30,000 values, with a token", many(4, this::largeSearch));
        return all;
    }

    private static List<Attack> many(int count, Attack attack) {
        return IntStream.range(0, count).mapToObj(i -> attack).toList();
    }

    private void drippingForms() throws IOException, InterruptedException {
        String head = "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                + "\r\nContent-Length: 1000\r\n\r\ngrant_type=";
        held(210, URI.create(hub.url()).getPort(), head);
    }

    private void silentConnections() throws IOException, InterruptedException {
        held(60, hub.mllpPort(), "");
    }

    /** Opens connections, sends a byte over each now and then, if anything, and lets them go. */
    private static void held(int count, int port, String first) throws IOException, InterruptedException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                held.add(socket);
                socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
            }
            for (int second = 0; second < 5; second++) {
                Thread.sleep(1000);
                for (Socket socket : held) {
                    if (!first.isEmpty()) {
                        socket.getOutputStream().write('a');
                    }
                }
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private void junkFrame() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.mllpPort())) {
            socket.setSoTimeout(5_000);
            String junk = "MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122||REF^I12|J|P|2.5.1\r" + "ZZZ|".repeat(2_000);
            socket.getOutputStream().write(RunningHub.frame(junk.getBytes(StandardCharsets.US_ASCII)));
            RunningHub.readFrame(socket.getInputStream());
        }
    }

    private void guess() throws IOException {
        send(post("/signin", FORM, "name=coordinator&password=guessed"));
    }

    private void wrongAssertion() throws IOException {
        send(post(
                "/oauth2/token",
                FORM,
                "grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&client_assertion=" + assertion));
    }

    private static List<String> bodies(int over) {
        List<String> bodies = new ArrayList<>();
        for (InputLimit limit : AtALimit.limits()) {
            bodies.add(AtALimit.json(limit, limit.most() + over));
        }
        return bodies;
    }

    private void send(List<String> bodies) throws IOException {
        for (String body : bodies) {
            send(by("lakeshore-hospital", post("/fhir/$process-message", FHIR_JSON, body)));
        }
    }

    private void longFile() throws IOException {
        send(by("frontenac-cm", post("/intake/v1/referrals", "text/csv", longFile)));
    }

    private void largeSearch() throws IOException {
        send(by("lakeshore-hospital", post("/fhir/Task/_search", FORM, "identifier=" + values)));
    }

    private HttpPost post(String path, String type, String body) {
        HttpPost post = new HttpPost(hub.url() + path);
        post.setEntity(new StringEntity(body, ContentType.create(type, StandardCharsets.UTF_8)));
        return post;
    }

    private HttpPost by(String client, HttpPost post) {
        post.setHeader("Authorization", "Bearer " + hub.token(client));
        return post;
    }

    private void send(HttpPost post) throws IOException {
        try (CloseableHttpResponse answer = http.execute(post)) {
            EntityUtils.consume(answer.getEntity());
        }
    }

    private static InetAddress elsewhere() {
        try {
            return InetAddress.getByName("127.0.0.66");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
