package org.nextstephub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that Java's own client will not be: it comes from an address of choice and names a host of choice. */
final class RawBrowser {

    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: ([^=]+)=([^;\\r]*)");
    private static final Pattern LOCATION = Pattern.compile("(?im)^Location: ([^\\r]*)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI hub;
    private final String from;
    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String page = "";

    RawBrowser(RunningHub hub, String from, String host) {
        this.hub = URI.create(hub.url());
        this.from = from;
        this.host = host;
    }

    /** The whole answer, headers and all; redirects are not followed. */
    String get(String path) {
        return exchange("GET " + path + " HTTP/1.0\r\n", "");
    }

    String send(String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        first(FORM_TOKEN, page).ifPresent(token -> form.put("_csrf", token));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(
                "POST " + path + " HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + "\r\n",
                body);
    }

    private String exchange(String head, String body) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(hub.getHost(), hub.getPort()));
            socket.getOutputStream()
                    .write((head + "Host: " + host + "\r\nAccept: text/html\r\n" + cookieHeader() + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            page = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            for (MatchResult set : COOKIE.matcher(page).results().toList()) {
                cookies.put(set.group(1), set.group(2));
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cookieHeader() {
        return cookies.isEmpty()
                ? ""
                : "Cookie: "
                        + cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; "))
                        + "\r\n";
    }

    static String location(String answer) {
        return first(LOCATION, answer).orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
