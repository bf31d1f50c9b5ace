package org.nextstephub.server;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** A person at a browser, who signs in page by page, and the program that gets the code (RFC 7636). */
final class SignedIn {

    static final String PASSWORD = "four words of mine";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");

    private final RunningHub hub;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String verifier = random();
    private String page = "";
    private String secret = "";
    private String used = "";

    SignedIn(RunningHub hub) {
        this.hub = hub;
    }

    /** A token of a person of the demonstration who signs in for the first time. */
    static String token(RunningHub hub, String name, String scopes) {
        SignedIn person = new SignedIn(hub);
        person.open(scopes);
        person.send("/signin", Map.of("name", name, "password", person.oneTimePassword(name)));
        person.send("/signin/password", Map.of("chosen", PASSWORD, "again", PASSWORD));
        return person.token(person.code(person.enrol()));
    }

    String oneTimePassword(String name) {
        try {
            return new ObjectMapper()
                    .readTree(hub.data().resolve("demo/people.json").toFile())
                    .path(name)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to the token server as the program sends it there, and follows to the page on which to sign in. */
    HttpResponse<String> open(String scopes) {
        HttpResponse<String> answer = get(authorize(scopes));
        while (answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/signin")) {
            answer = get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    String authorize(String scopes) {
        return "/oauth2/authorize?response_type=code&client_id=console&state=x&code_challenge_method=S256&code_challenge="
                + challenge() + "&scope=" + encode(scopes) + "&redirect_uri=" + encode(hub.url() + "/console/");
    }

    HttpResponse<String> get(String address) {
        return exchange(HttpRequest.newBuilder(absolute(address)).header("Accept", "text/html"));
    }

    /** Fills in the form of the page that is open. */
    HttpResponse<String> send(String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        Matcher token = TOKEN.matcher(page);
        if (token.find()) {
            form.put("_csrf", token.group(1));
        }
        return sendPlain(path, form);
    }

    /** The same without what the page put into its form; a redirect to a page of signing in is followed. */
    HttpResponse<String> sendPlain(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(absolute(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String next = answer.headers().firstValue("Location").orElse("");
        return next.contains("/signin") ? get(next) : answer;
    }

    /** Adds the authenticator app whose secret the open page shows, and goes on. */
    HttpResponse<String> enrol() {
        secret = secretOn(page);
        used = appShows(Instant.now());
        return send("/signin/enrol", Map.of("code", used));
    }

    /** What a page on which to add an app shows for typing. */
    static String secretOn(String page) {
        Matcher shown = SECRET.matcher(page);
        if (!shown.find()) {
            throw new IllegalStateException("no secret on this page");
        }
        return shown.group(1).replace(" ", "");
    }

    /** The code with which the app was added. */
    String used() {
        return used;
    }

    /** What the app shows at a moment. */
    String appShows(Instant at) {
        return appShows(secret, at);
    }

    static String appShows(String secret, Instant at) {
        try {
            TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
            return app.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), app.getAlgorithm()), at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code at the end of signing in, from where the browser is sent back to. */
    String code(HttpResponse<String> signedIn) {
        return codeIn(get(signedIn.headers().firstValue("Location").orElseThrow()));
    }

    /** A further code for whoever is signed in. */
    String furtherCode(String scopes) {
        return codeIn(get(authorize(scopes)));
    }

    private static String codeIn(HttpResponse<String> back) {
        return Arrays.stream(URI.create(back.headers().firstValue("Location").orElseThrow())
                        .getQuery()
                        .split("&"))
                .filter(part -> part.startsWith("code="))
                .map(part -> part.substring("code=".length()))
                .findFirst()
                .orElseThrow();
    }

    String token(String code) {
        return redeem(code, verifier).body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    HttpResponse<String> redeem(String code) {
        return redeem(code, verifier);
    }

    /** The program hands in the code, without cookies. */
    HttpResponse<String> redeem(String code, String proof) {
        return hub.exchange(HttpRequest.newBuilder(absolute("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&client_id=console&code="
                        + encode(code) + "&code_verifier=" + proof + "&redirect_uri="
                        + encode(hub.url() + "/console/")))
                .build());
    }

    /** The value of the session's cookie. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hub-session"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            page = answer.body();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI absolute(String address) {
        return URI.create(address.startsWith("http") ? address : hub.url() + address);
    }

    private String challenge() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
