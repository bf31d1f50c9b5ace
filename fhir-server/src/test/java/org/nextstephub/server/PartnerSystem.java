package org.nextstephub.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;

/** A partner's eReferral system: its token server, and a door for notices that answers as it is told to. */
final class PartnerSystem implements AutoCloseable {

    static final String TOKEN = "partner-token-1";

    private final HttpServer server;
    private final List<Bundle> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile Random chance = new Random(0);
    private volatile int failing;

    private PartnerSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/token", this::token);
        server.createContext("/fhir", this::notice);
        server.start();
    }

    /** Starts it, registers it as the partner's door and gives the hub the credentials for it. */
    static PartnerSystem of(RunningHub hub, String partner) {
        return of(hub.client(), partner);
    }

    static PartnerSystem of(HubClient hub, String partner) {
        try {
            PartnerSystem system = knowing(hub, partner);
            RegisteredDoor.forMessages(
                    hub, partner, system.url() + "/fhir/$process-messages", Map.of("notify", "message"));
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Peer support's own desk system, told by id alone that something came in. */
    static PartnerSystem ofTheDesk(HubClient hub) throws IOException {
        PartnerSystem system = knowing(hub, "psseo");
        RegisteredDoor.ofTheDesk(hub, system.url() + "/fhir/hooks/next-step");
        return system;
    }

    private static PartnerSystem knowing(HubClient hub, String partner) throws IOException {
        PartnerSystem system = new PartnerSystem();
        Path credentials = Files.createDirectories(hub.data().resolve("keys/partners"));
        Path file = Files.writeString(
                credentials.resolve(partner + ".json"),
                "{\"tokenUrl\":\"" + system.url() + "/token\",\"clientId\":\"hub\",\"clientSecret\":\"s3cret\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return system;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What the next notices are answered, one after the other; 200 after that. */
    void answers(int... codes) {
        for (int code : codes) {
            answers.add(code);
        }
    }

    /** The body of the next answer with 200. */
    void says(String body) {
        bodies.add(body);
    }

    void goesDown(boolean down) {
        this.down = down;
    }

    /** Notices it has taken, in order. */
    List<Bundle> received() {
        return List.copyOf(received);
    }

    /** From now on it fails this often in a hundred, in one of several ways. */
    void failsAtRandom(long seed, int percent) {
        chance = new Random(seed);
        failing = percent;
    }

    /** States it was told of one referral, in order, such as {@code accepted/awaiting-introduction}. */
    List<String> told(String number) {
        return received.stream()
                .flatMap(message -> states(message, number).stream())
                .toList();
    }

    /** The same, of what came after an instant. */
    List<String> toldAfter(String number, Instant instant) {
        List<String> after = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            if (times.get(i).isAfter(instant)) {
                after.addAll(states(received.get(i), number));
            }
        }
        return after;
    }

    /** States of one referral that a message tells. */
    static List<String> states(Bundle message, String number) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .filter(task ->
                        number.equals(task.getBasedOnFirstRep().getIdentifier().getValue()))
                .map(task -> task.getStatus().toCode()
                        + (task.hasBusinessStatus()
                                ? "/"
                                        + task.getBusinessStatus()
                                                .getCodingFirstRep()
                                                .getCode()
                                : ""))
                .toList();
    }

    int tokensGiven() {
        return tokens.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = basic.equals("Basic aHViOnMzY3JldA==");
        tokens.incrementAndGet();
        answer(exchange, known ? 200 : 401, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":300}");
    }

    private void notice(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
            return;
        }
        if (down) {
            answer(exchange, 503, "");
            return;
        }
        if (chance.nextInt(100) < failing) {
            failSomehow(exchange, body);
            return;
        }
        Integer code = answers.poll();
        if (code == null || code == 200) {
            String said = bodies.poll();
            take(body);
            answer(exchange, 200, said == null ? "" : said);
        } else {
            answer(exchange, code, "");
        }
    }

    private synchronized void take(String body) {
        times.add(Instant.now());
        received.add(RunningHub.fhir().newJsonParser().parseResource(Bundle.class, body));
    }

    /** Not there, not now, not this one, or taken and then gone without a word. */
    private void failSomehow(HttpExchange exchange, String body) throws IOException {
        switch (chance.nextInt(4)) {
            case 0 -> answer(exchange, 503, "");
            case 1 -> answer(exchange, 500, "{\"broken\":");
            case 2 -> answer(exchange, 409, "");
            default -> {
                take(body);
                exchange.close();
            }
        }
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
