package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.AtTheConsole.Form;

/** What a coordinator does besides the steps: finds somebody by name, hides names, answers an agency, meets a colleague. */
class ConsoleDayIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static AtTheConsole desk;

    @BeforeAll
    static void aCoordinatorSignsIn() {
        desk = AtTheConsole.as(HUB, "day.desk", "desk", null);
    }

    private static Desk named(String number, String family) {
        return Desk.withReferral(HUB, number, Referrals.message(number).replace("Okafor", family));
    }

    private static String number(Desk referral) {
        return referral.main().getGroupIdentifier().getValue();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String find(AtTheConsole somebody, String name) {
        somebody.read("/console/referrals");
        return location(somebody.browser().send("/console/found", Map.of("view", "all", "name", name)));
    }

    @Test
    void somebodyIsFoundByNameAndNoAddressHasIt() {
        Desk referral = named("CD-1", "Quillfeather");
        String found = find(desk, "quillf");

        assertThat(found).startsWith("/console/found/").doesNotContain("uill");
        String page = desk.read(found);
        assertThat(AtTheConsole.words(page)).contains("1 of ", "has this name", "Quillfeather", number(referral));
        assertThat(page.substring(page.indexOf("<title>"), page.indexOf("</title>")))
                .doesNotContain("uill");
        assertThat(AtTheConsole.words(desk.read(find(desk, "nobodyofthisname"))))
                .contains("0 of ", "have this name");
        assertThat(location(desk.browser().send("/console/found", Map.of("view", "waiting", "name", " "))))
                .isEqualTo("/console/referrals?view=waiting");
        AtTheConsole colleague = AtTheConsole.as(HUB, "day.colleague", "desk", null);
        assertThat(colleague.open(found).statusCode()).as("of another session").isEqualTo(404);
    }

    @Test
    void namesAreHiddenInListsUntilAReferralIsOpened() {
        Desk referral = named("CD-2", "Silverthorn");
        AtTheConsole shy = AtTheConsole.as(HUB, "day.shy", "desk", null);
        String found = find(shy, "silverthorn");
        assertThat(shy.read(found)).contains("Silverthorn");
        shy.browser().send("/console/names", Map.of("show", "initials", "back", "/console/referrals"));

        String hidden = shy.read(found).replaceAll("<input[^>]*>", "");
        assertThat(hidden).contains("S.", number(referral), "Show names").doesNotContain("Silverthorn");
        assertThat(shy.read(AtTheConsole.address(referral))).contains("Silverthorn");
        shy.browser().send("/console/names", Map.of("show", "names", "back", "/console/referrals"));
        assertThat(shy.read(found)).contains("Silverthorn");
    }

    @Test
    void theAgencysWishToEndIsAnsweredWithThePerson() {
        Desk referral = Desk.withReferral(HUB, "CD-3").introduced("2026-11-21");
        assertThat(desk.read(AtTheConsole.address(referral))).doesNotContain("act/answer-wish");
        String cancel = Referrals.message("CD-3")
                .replace("add-service-request", "revoke-service-request")
                .replaceFirst("\"value\": \"CD-3\"", "\"value\": \"CD-3-cancel\"");
        HUB.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, cancel);

        assertThat(AtTheConsole.words(desk.read(AtTheConsole.address(referral))))
                .contains("The agency would like to end this referral", "you and the person decide");
        assertThat(desk.press(referral, "close", "reason", "ended-by-agreement").statusCode())
                .as("before it was agreed")
                .isEqualTo(409);
        assertThat(desk.done(referral, "answer-wish", "answer", "accepted", "agreed", "true"))
                .contains("The answer is kept.")
                .doesNotContain("would like to end");
        assertThat(referral.agencySees()).as("nobody is told by this").startsWith("accepted");
        desk.done(referral, "close", "reason", "ended-by-agreement");
        assertThat(referral.agencySees()).isEqualTo("cancelled closed");
    }

    @Test
    void whoWalksAlongIsNotOverwrittenByWhoeverComesSecond() {
        Desk referral = Desk.withReferral(HUB, "CD-4").to("accepted/awaiting-introduction");
        String worker = referral.worker().getIdElement().getIdPart();
        Form open = desk.form(referral, "assign", "worker", worker);
        referral.assign();

        HttpResponse<String> answer = desk.press(open);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(AtTheConsole.words(answer.body()))
                .contains("Nothing was changed", "by peer support", "Who walks along now: Dana");
    }

    @Test
    void whatTheAgencyWroteAndWhatWasTalkedAboutIsOnThePage() {
        Desk referral = Desk.withReferral(HUB, "CD-5").introduced("2026-11-21");
        String page = AtTheConsole.words(desk.read(AtTheConsole.address(referral)));
        assertThat(page).contains("Received 22 November 2026", "Introduced 21 November 2026");
        assertThat(desk.read(AtTheConsole.address(referral))).contains("class=\"clinical\"", "class=\"peer\"");
    }

    @Test
    void theLanguageIsChosenBeforeAnybodySignsIn() {
        SignedIn somebody = new SignedIn(HUB);
        assertThat(somebody.get("/signin").body()).contains("Français");
        HttpResponse<String> page = somebody.send("/signin/language", Map.of("to", "fr"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"fr\"", "English");
    }
}
