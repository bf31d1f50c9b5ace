package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.account.Invitations;

/** People sign in with a password and a second factor; whoever is only half-way has nothing. */
class SignInIT {

    private static final String SCOPES = "user/Task.rus user/Patient.rs";

    private final RunningHub hub = RunningHub.shared();

    private String invited(String name) {
        return hub.bean(Invitations.class).invite(name, "desk", null);
    }

    private HttpResponse<String> tasks(String token) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/Task?_count=1"))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void aPersonSignsInPageByPage() {
        String oneTime = invited("first.time");
        SignedIn person = new SignedIn(hub);

        assertThat(person.open(SCOPES).body()).contains("<h1>Sign in</h1>");
        assertThat(person.send("/signin", Map.of("name", "first.time", "password", oneTime))
                        .body())
                .contains("Choose a password of your own");
        assertThat(person.send("/signin/password", Map.of("chosen", oneTime, "again", oneTime))
                        .body())
                .contains("another than before");
        assertThat(person.send("/signin/password", Map.of("chosen", "short", "again", "short"))
                        .body())
                .contains("at least 12 characters");
        assertThat(person.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD))
                        .body())
                .contains("Add your authenticator app")
                .contains("<svg");
        assertThat(person.send("/signin/enrol", Map.of("code", "000000")).body())
                .contains("not the code of now");
        String token = person.token(person.code(person.enrol()));

        assertThat(tasks(token).statusCode()).isEqualTo(200);
    }

    @Test
    void theNextTimePasswordAndCodeAreEnough() {
        String oneTime = invited("second.time");
        SignedIn first = new SignedIn(hub);
        first.open(SCOPES);
        first.send("/signin", Map.of("name", "second.time", "password", oneTime));
        first.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        first.enrol();

        SignedIn again = new SignedIn(hub);
        again.open(SCOPES);
        assertThat(again.send("/signin", Map.of("name", "second.time", "password", oneTime))
                        .body())
                .as("the one-time password")
                .contains("not right");
        assertThat(again.send("/signin", Map.of("name", "second.time", "password", SignedIn.PASSWORD))
                        .body())
                .contains("six digits");
        assertThat(again.send("/signin/code", Map.of("code", first.used())).body())
                .as("a code that was used")
                .contains("used already");
        HttpResponse<String> next = again.send(
                "/signin/code", Map.of("code", first.appShows(Instant.now().plusSeconds(30))));
        assertThat(next.body())
                .as("the owner is told of what was tried elsewhere")
                .contains("tried with your name 2 times");
        assertThat(again.get("/signin/done").body()).contains("You are signed in");
    }

    @Test
    void whoIsHalfWayHasNothing() {
        String oneTime = invited("half.way");
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        String before = person.session();
        person.send("/signin", Map.of("name", "half.way", "password", oneTime));

        assertThat(person.session())
                .as("the session is another one")
                .isNotEqualTo(before)
                .isNotEmpty();
        HttpResponse<String> asked = person.get(person.authorize(SCOPES));
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/signin");
        assertThat(person.get("/signin/done").statusCode()).isEqualTo(302);
        person.get("/signin/code");
        assertThat(person.send("/signin/code", Map.of("code", "123456")).body())
                .as("no factor was added, so no code can be right")
                .contains("<h1>Sign in</h1>");
    }

    /** Whoever has the account from now on is not whoever had it: nothing given out before is of use. */
    @Test
    void anAccountMadeAnewEndsWhatWasGivenOutBefore() {
        String oneTime = invited("other.owner");
        SignedIn before = new SignedIn(hub);
        before.open(SCOPES);
        before.send("/signin", Map.of("name", "other.owner", "password", oneTime));
        before.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        String token = before.token(before.code(before.enrol()));
        String unused = before.furtherCode(SCOPES);
        assertThat(tasks(token).statusCode()).isEqualTo(200);

        String again = invited("other.owner");

        assertThat(tasks(token).statusCode()).isEqualTo(401);
        assertThat(before.redeem(unused).statusCode()).isEqualTo(400);
        SignedIn after = new SignedIn(hub);
        after.open(SCOPES);
        after.send("/signin", Map.of("name", "other.owner", "password", again));
        after.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        assertThat(tasks(after.token(after.code(after.enrol()))).statusCode()).isEqualTo(200);
    }

    @Test
    void tenFailuresLockTheAccountAndNothingTellsSo() {
        String oneTime = invited("locked.out");
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        String unknown = person.send("/signin", Map.of("name", "nobody.here", "password", "x"))
                .body();
        for (int i = 0; i < 10; i++) {
            person.send("/signin", Map.of("name", "locked.out", "password", "wrong"));
        }
        String locked = person.send("/signin", Map.of("name", "locked.out", "password", oneTime))
                .body();
        assertThat(withoutToken(locked)).isEqualTo(withoutToken(unknown));
    }

    private static String withoutToken(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        invited("forged.form");
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        assertThat(person.sendPlain("/signin", Map.of("name", "forged.form", "password", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCodeIsForOneProgramAndOneTime() {
        String oneTime = invited("one.code");
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        person.send("/signin", Map.of("name", "one.code", "password", oneTime));
        person.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        HttpResponse<String> signedIn = person.enrol();

        String stolen = person.code(signedIn);
        assertThat(person.redeem(stolen, "another-verifier-of-somebody-else-0123456789ab")
                        .statusCode())
                .isEqualTo(400);
        String second = person.code(signedIn);
        assertThat(person.redeem(second).statusCode()).isEqualTo(200);
        assertThat(person.redeem(second).statusCode()).isEqualTo(400);
        assertThat(hub.get("/fhir/AuditEvent?_count=1000&subtype=token-refused&altid=console", "privacy-officer")
                        .body())
                .as("through which program a code was refused")
                .contains("\"valueString\":\"code\"");
    }

    @Test
    void aProgramIsSentOnlyToWhereItIsRegistered() {
        SignedIn person = new SignedIn(hub);
        String elsewhere = person.authorize(SCOPES).replaceAll("redirect_uri=.*", "redirect_uri=https://evil.example/");
        assertThat(person.get(elsewhere).statusCode()).isEqualTo(400);
        String withoutProof = person.authorize(SCOPES).replaceAll("&code_challenge(_method)?=[^&]*", "");
        assertThat(person.get(withoutProof).headers().firstValue("Location").orElse(""))
                .doesNotContain("code=");
    }

    @Test
    void whoIsSwitchedOffIsOutAtTheNextRequest() {
        String oneTime = invited("switched.off");
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        person.send("/signin", Map.of("name", "switched.off", "password", oneTime));
        person.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        String token = person.token(person.code(person.enrol()));
        assertThat(tasks(token).statusCode()).isEqualTo(200);

        hub.post("/admin/v1/accounts", "admin", "application/json", "{\"name\":\"switched.off\",\"active\":false}");

        assertThat(tasks(token).statusCode()).isEqualTo(401);
        assertThat(person.get("/signin/done").headers().firstValue("Location").orElse(""))
                .as("the session has ended")
                .endsWith("/signin");
    }

    @Test
    void whoseAccountIsMadeAnewIsSignedInNowhere() {
        SignedIn person = new SignedIn(hub);
        person.open(SCOPES);
        person.send("/signin", Map.of("name", "made.anew", "password", invited("made.anew")));
        person.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        person.enrol();
        assertThat(person.get("/signin/done").statusCode()).isEqualTo(200);

        invited("made.anew");

        assertThat(person.get("/signin/done").headers().firstValue("Location").orElse(""))
                .endsWith("/signin");
    }

    @Test
    void onlyAnAccountThatIsThereIsSwitchedOff() {
        assertThat(hub.post("/admin/v1/accounts", "admin", "application/json", "{\"name\":\"no.one\",\"active\":false}")
                        .body())
                .contains("no such account");
    }

    @Test
    void pagesCannotBeFramedAndRunNoScript() {
        SignedIn person = new SignedIn(hub);
        HttpResponse<String> first = person.get(person.authorize(SCOPES));
        assertThat(first.headers().allValues("Set-Cookie").toString())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        HttpResponse<String> page = person.open(SCOPES);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void anAccountNeedsTwoAdministrators() {
        String wish = "{\"name\":\"new.person\",\"role\":\"privacy\"}";
        assertThat(hub.post("/admin/v1/accounts", "admin", "application/json", wish)
                        .statusCode())
                .isEqualTo(202);
        assertThat(hub.post("/admin/v1/accounts", "admin", "application/json", wish)
                        .statusCode())
                .as("the same administrator again")
                .isEqualTo(202);
        assertThat(hub.post("/admin/v1/accounts", "second-admin", "application/json", wish)
                        .body())
                .contains("one_time_password");
        assertThat(hub.get("/admin/v1/accounts", "admin").body()).contains("new.person");
        assertThat(hub.get("/admin/v1/accounts", "peer-desk").statusCode()).isEqualTo(403);
    }
}
