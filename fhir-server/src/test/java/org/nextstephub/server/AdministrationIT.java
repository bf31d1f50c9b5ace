package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.server.settings.HubKeys;

/** Two administrators at the console: they bring an agency in from nothing, and neither does anything alone. */
@OwnHub("one that is in production, and empty, is set up")
class AdministrationIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String ACTS = "/console/administration/";

    private static AtTheConsole one;
    private static AtTheConsole two;

    @BeforeAll
    static void twoSignIn() {
        one = AtTheConsole.as(HUB, "first.admin", "admin", null);
        two = AtTheConsole.as(HUB, "other.admin", "admin", null);
    }

    /** Proposes at a form; the page after it says that it waits. */
    private static void propose(String act, String... fields) {
        assertThat(one.done(one.form(ACTS + act, fields))).contains("Proposed. It counts once another administrator");
    }

    /** The second looks at what waits of that name, and confirms it. */
    private static HttpResponse<String> confirm(String about) {
        return two.press(two.form(ACTS + "confirm/" + proposal(two, about)));
    }

    private static void agree(String about, String act, String... fields) {
        propose(act, fields);
        assertThat(confirm(about).headers().firstValue("Location")).hasValue("/console/access?done=confirm");
    }

    private static String proposal(AtTheConsole who, String about) {
        return found("withdraw/([0-9a-f]{64})\">Take away: " + Pattern.quote(about) + "<", who.read("/console/access"));
    }

    private static String found(String pattern, String page) {
        Matcher match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern + " in " + AtTheConsole.words(page)).isTrue();
        return match.group(1);
    }

    private static String checklist(String agency) {
        return AtTheConsole.words(one.read("/console/partners/" + agency));
    }

    @Test
    void twoAdministratorsBringANewAgencyInFromNothing() throws Exception {
        propose("register", "name", "Harbour Town (fictional)", "code", "harbour-town");
        String own = proposal(one, "Harbour Town (fictional)");
        assertThat(AtTheConsole.words(one.read(ACTS + "confirm/" + own)))
                .contains("You proposed this yourself")
                .doesNotContain("Confirm the proposal");
        AtTheConsole.Form again = new AtTheConsole.Form(
                ACTS + "confirm/" + own,
                Map.of("account", "first.admin", "number", UUID.randomUUID().toString()));
        assertThat(one.press(again).statusCode()).isEqualTo(409);
        assertThat(one.read("/console/partners")).doesNotContain("Harbour Town");

        assertThat(two.read(ACTS + "confirm/" + own)).contains("Proposed by first.admin", "harbour-town");
        assertThat(two.done(two.form(ACTS + "confirm/" + own))).contains("it counts now");
        String agency = found("/console/partners/([^\"]+)\">Harbour Town", one.read("/console/partners"));
        assertThat(checklist(agency))
                .contains("Missing. No agreement Propose an agreement")
                .contains("Missing. Nobody has said how the agency is told.")
                .contains("Missing. No system may speak for it yet.");

        agree(
                "MOU-HARBOUR-TOWN",
                "agreement/" + agency,
                "mou",
                "MOU-HARBOUR-TOWN",
                "grantor",
                "A. Example",
                "grantee",
                "B. Example",
                "answer",
                "7",
                "introduce",
                "14",
                "start",
                "2026-11-01",
                "end",
                "2027-10-31",
                "signed",
                "2026-10-30",
                "copy",
                "Kept by both");
        agree(
                "https://harbour-town.example/fhir",
                "reach/" + agency,
                "door",
                "hl7-fhir-msg",
                "address",
                "https://harbour-town.example/fhir",
                "notify",
                "poll");
        ECKey key = new ECKeyGenerator(Curve.P_384).keyID("harbour-town-1").generate();
        Files.writeString(HUB.data().resolve("demo/harbour-town.jwk.json"), key.toJSONString());
        agree("harbour-town", "own-system/" + agency, "system", "harbour-town", "keys", new JWKSet(key).toString(true));
        assertThat(checklist(agency))
                .contains("Missing. No message was taken yet.")
                .doesNotContain("This agency can send");

        String referral = Referrals.message("AD-1").replace("lakeshore-hospital", "harbour-town");
        assertThat(HUB.post("/fhir/$process-message", "harbour-town", "application/fhir+json", referral)
                        .body())
                .contains("\"code\":\"ok\"");
        assertThat(checklist(agency)).contains("This agency can send").doesNotContain("Missing.");
        assertThat(two.read("/console/access")).contains("harbour-town-1: known since");
        assertThat(two.read("/console/agreements")).contains("MOU-HARBOUR-TOWN (1)", "31 October 2027");
    }

    @Test
    void anAccountsPasswordIsShownOnceToTheSecond() {
        propose("invite", "name", "new.person", "role", "interop");
        AtTheConsole.Form form = two.form(ACTS + "confirm/" + proposal(two, "new.person"));
        HttpResponse<String> shown = two.press(form);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(found("class=\"secret\" translate=\"no\">([a-z2-9]{16})<", shown.body()))
                .isNotEmpty();
        assertThat(two.press(form).headers().firstValue("Location").orElseThrow())
                .isEqualTo("/console/access?done=confirm&again=yes");

        assertThat(one.done(one.form(ACTS + "account-off/new.person"))).contains("The account is switched off.");
        assertThat(one.open(ACTS + "account-off/first.admin").body()).contains("This cannot be done");
    }

    @Test
    void whatIsWrongIsSaidInWordsAndWhatWasWrittenStays() {
        HttpResponse<String> twin =
                one.press(one.form(ACTS + "register", "name", "Twin (fictional)", "code", "lakeshore-hospital"));
        assertThat(twin.statusCode()).isEqualTo(422);
        assertThat(twin.body()).contains("another organization has it", "Twin (fictional)");

        propose("register", "name", "Taken Away (fictional)", "code", "taken-away");
        String id = proposal(two, "Taken Away (fictional)");
        AtTheConsole.Form late = two.form(ACTS + "confirm/" + id);
        assertThat(one.done(one.form(ACTS + "withdraw/" + id))).contains("The proposal is taken away.");
        assertThat(two.press(late).statusCode()).isEqualTo(409);

        String agency = found("/console/partners/([^\"]+)\">Quinte", one.read("/console/partners"));
        AtTheConsole.Form stale = renamed(two, agency, "Quinte Other");
        assertThat(one.done(renamed(one, agency, "Quinte Counselling Centre (renamed)")))
                .contains("The agency is changed.");
        HttpResponse<String> refused = two.press(stale);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("somebody else changed it", "Quinte Other");
    }

    private static AtTheConsole.Form renamed(AtTheConsole who, String agency, String name) {
        return who.form(
                ACTS + "change/" + agency, "name", name, "application", "QCCEMR", "facility", "QCC", "active", "true");
    }

    @Test
    void nothingOfItIsThereForAnotherRole() {
        AtTheConsole desk = AtTheConsole.as(HUB, "no.admin", "desk", null);
        AtTheConsole privacy = AtTheConsole.as(HUB, "privacy.reads", "privacy", null);
        for (String page : new String[] {"/console/partners", "/console/access", ACTS + "register", ACTS + "invite"}) {
            assertThat(desk.open(page).statusCode()).as(page).isEqualTo(404);
            assertThat(privacy.open(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(desk.open("/console/agreements").statusCode()).isEqualTo(404);
        assertThat(privacy.read("/console/agreements"))
                .contains("MOU-LAKESHORE-HOSPITAL", "Agreement ended")
                .doesNotContain("Suspend MOU");
    }

    private static String password(Path hub, String name) throws IOException {
        Path file = hub.resolve("administrators").resolve(name);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return Files.readString(file).strip();
    }

    @Test
    void twoPeopleBeginInTheirBrowsers(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("hub");
        Path clients = Files.writeString(folder.resolve("clients.json"), "[]");
        Path key = folder.resolve("signing.jwk.json");
        HubKeys.writePrivately(
                key,
                new ECKeyGenerator(Curve.P_384)
                        .keyID("tokens")
                        .generate()
                        .toJSONString()
                        .getBytes(StandardCharsets.UTF_8));
        try (RunningHub hub = RunningHub.own(
                data,
                "--nextstep.mode=production",
                "--nextstep.clock=",
                "--nextstep.db.durable=true",
                "--nextstep.tokens.clients=" + clients,
                "--nextstep.tokens.signing-key=" + key,
                "--nextstep.administrators=one.first,two.second")) {
            AtTheConsole one = AtTheConsole.firstTime(hub, "one.first", password(data, "one.first"));
            AtTheConsole two = AtTheConsole.firstTime(hub, "two.second", password(data, "two.second"));

            assertThat(one.read("/console/partners")).contains("Nothing is registered yet", "register-peer");
            assertThat(one.done(one.form(
                            ACTS + "register-peer",
                            "name",
                            "Peer Support (fictional)",
                            "application",
                            "NEXTSTEP",
                            "facility",
                            "PSSEO")))
                    .contains("Proposed.");
            Matcher waiting = Pattern.compile("/confirm/([0-9a-f]{64})\"").matcher(two.read("/console/access"));
            assertThat(waiting.find()).isTrue();
            assertThat(two.done(two.form(ACTS + "confirm/" + waiting.group(1)))).contains("it counts now");
            assertThat(AtTheConsole.words(one.read("/console/partners")))
                    .contains("Register an agency", "No agency is registered yet.")
                    .doesNotContain("Nothing is registered yet");
        }
    }
}
