package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.account.Invitations;

/** What was tried to become somebody else: halves of signing in, bursts, locking others out, addresses in disguise. */
class BecomingSomebodyElseIT {

    private static final String SCOPES = "user/Task.rus user/Patient.rs";
    private static final Map<String, String> OWN_PASSWORD =
            Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD);

    private final RunningHub hub = RunningHub.shared();

    private String invited(String name) {
        return hub.bean(Invitations.class).invite(name, "desk", null);
    }

    private static Map<String, String> proof(String name, String password) {
        return Map.of("name", name, "password", password);
    }

    private SignedIn halfWay(String name, String password) {
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        person.send("/signin", proof(name, password));
        return person;
    }

    /** Somebody whose account it was waits before each step; the account is made anew; the step must not count. */
    @Test
    void whoeverIsHalfWayWhenTheAccountIsMadeAnewIsOut() {
        SignedIn beforePassword = halfWay("half.password", invited("half.password"));
        invited("half.password");
        assertIsOut(beforePassword, "/signin/password", OWN_PASSWORD);

        SignedIn beforeApp = halfWay("half.app", invited("half.app"));
        String appPage = beforeApp.send("/signin/password", OWN_PASSWORD).body();
        String again = invited("half.app");
        SignedIn owner = halfWay("half.app", again);
        owner.send("/signin/password", OWN_PASSWORD);
        String code = SignedIn.appShows(SignedIn.secretOn(appPage), Instant.now());
        assertIsOut(beforeApp, "/signin/enrol", Map.of("code", code));
        assertThat(owner.enrol().statusCode()).isEqualTo(302);

        SignedIn beforeCode = halfWay("half.app", SignedIn.PASSWORD);
        invited("half.app");
        String next = owner.appShows(Instant.now().plusSeconds(30));
        assertIsOut(beforeCode, "/signin/code", Map.of("code", next));
    }

    private static void assertIsOut(SignedIn halfWay, String step, Map<String, String> fields) {
        assertThat(halfWay.send(step, fields).statusCode())
                .as("the session and its form have ended")
                .isEqualTo(403);
        assertThat(halfWay.get(step).headers().firstValue("Location").orElse(""))
                .isEqualTo("/signin");
        halfWay.get("/signin");
        assertThat(halfWay.send(step, fields).body()).as("in a new session").contains("<h1>Sign in</h1>");
    }

    @Test
    void ofABurstTenAreJudged() throws Exception {
        String password = invited("in.a.burst");
        List<SignedIn> browsers = IntStream.range(0, 24)
                .mapToObj(number -> new SignedIn(hub))
                .peek(browser -> browser.open(SCOPES))
                .toList();
        ExecutorService atOnce = Executors.newFixedThreadPool(browsers.size());
        try {
            List<Callable<String>> tries = browsers.stream()
                    .<Callable<String>>map(browser -> () -> browser.send("/signin", proof("in.a.burst", password))
                            .body())
                    .toList();
            long judged = 0;
            for (var answer : atOnce.invokeAll(tries)) {
                judged += answer.get().contains("Choose a password of your own") ? 1 : 0;
            }
            assertThat(judged).isEqualTo(10);
        } finally {
            atOnce.shutdown();
        }
    }

    @Test
    void aStrangerLocksNobodyOut() {
        SignedIn owner = halfWay("kept.out", invited("kept.out"));
        owner.send("/signin/password", OWN_PASSWORD);
        assertThat(owner.enrol().statusCode()).isEqualTo(302);
        owner.get("/signin/done");
        owner.send("/signout", Map.of());

        for (int i = 0; i < 11; i++) {
            halfWay("kept.out", "wrong");
        }
        SignedIn stranger = new SignedIn(hub);
        stranger.open(SCOPES);
        assertThat(stranger.send("/signin", proof("kept.out", SignedIn.PASSWORD))
                        .body())
                .as("at the stranger's address not even the right password")
                .contains("too many tries");

        RawBrowser elsewhere = new RawBrowser(hub, "127.0.0.3", "localhost");
        elsewhere.get("/signin");
        assertThat(RawBrowser.location(elsewhere.send("/signin", proof("kept.out", SignedIn.PASSWORD))))
                .as("from another address")
                .endsWith("/signin/code");

        owner.open(SCOPES);
        assertThat(owner.send("/signin", proof("kept.out", SignedIn.PASSWORD)).body())
                .as("on the owner's own device")
                .contains("six digits");
        HttpResponse<String> told = owner.send(
                "/signin/code", Map.of("code", owner.appShows(Instant.now().plusSeconds(30))));
        assertThat(told.body()).contains("tried with your name 12 times");
    }

    @Test
    void aSystemIsNoProgramOfPeopleAndSendsNobodyAnywhere() {
        SignedIn person = new SignedIn(hub);
        for (String client : List.of("peer-desk", "camel-routes", "no-such-client")) {
            String asked = person.authorize(SCOPES)
                    .replace("client_id=console", "client_id=" + client)
                    .replaceAll("redirect_uri=.*", "redirect_uri=https://evil.example/");
            HttpResponse<String> answer = person.get(asked);
            assertThat(answer.statusCode()).as(client).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        List.of("&scope=[^&]*", "&code_challenge=[^&]*", "response_type=code").forEach(part -> {
            String asked = person.authorize(SCOPES)
                    .replaceAll(part, "&scope=system/*.cruds")
                    .replaceAll("redirect_uri=.*", "redirect_uri=https://evil.example/");
            assertThat(person.get(asked).headers().firstValue("Location").orElse(""))
                    .doesNotContain("evil");
        });
    }

    @Test
    void noRedirectFollowsTheHostThatARequestNames() {
        RawBrowser browser = new RawBrowser(hub, "127.0.0.1", "evil.example");
        String asked = browser.get(new SignedIn(hub).authorize(SCOPES));
        assertThat(RawBrowser.location(asked)).isEqualTo("/signin");
        browser.get("/signin");
        assertThat(RawBrowser.location(browser.send("/signin", proof("evil.host", invited("evil.host")))))
                .isEqualTo("/signin/password");
        assertThat(browser.get("/signin/password")).contains("Choose a password of your own");
        assertThat(RawBrowser.location(browser.send("/signin/password", OWN_PASSWORD)))
                .isEqualTo("/signin/enrol");
        String secret = SignedIn.secretOn(browser.get("/signin/enrol"));
        String done = browser.send("/signin/enrol", Map.of("code", SignedIn.appShows(secret, Instant.now())));
        assertThat(RawBrowser.location(done)).startsWith("/oauth2/authorize?");
        String back = RawBrowser.location(browser.get(RawBrowser.location(done)));
        assertThat(URI.create(back).getAuthority())
                .isEqualTo(URI.create(hub.url()).getAuthority());
        assertThat(browser.get("/ig")).doesNotContain("evil.example");
    }
}
