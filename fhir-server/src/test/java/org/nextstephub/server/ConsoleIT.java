package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.AtTheConsole.Form;
import org.nextstephub.server.store.HubStore;

/** The desk does its work on pages, and the agency sees what each page said it would. */
class ConsoleIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static AtTheConsole desk;

    @BeforeAll
    static void aCoordinatorSignsIn() {
        desk = AtTheConsole.as(HUB, "console.desk", "desk", null);
    }

    @Test
    void aReferralIsTakenThroughAllItsSteps() {
        Desk referral = Desk.withReferral(HUB, "CO-1");
        assertThat(desk.read(AtTheConsole.address(referral) + "/act/accept")).contains("will be told: accepted");
        assertThat(desk.done(referral, "accept")).contains("The referral is accepted.", "Accepted: ready");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");

        String worker = referral.worker().getIdElement().getIdPart();
        assertThat(desk.done(referral, "assign", "worker", worker)).contains("Dana (fictional peer supporter)");
        assertThat(AtTheConsole.words(desk.read(AtTheConsole.address(referral) + "/act/introduce")))
                .contains("First write down the introduction");
        desk.done(referral, "contact", AtTheConsole.introduction(worker));
        assertThat(desk.done(referral, "introduce", "agreed", "true")).contains("Introduced: not told");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");

        desk.done(referral, "overlap", "overlap", "overlap-active", "date", "2027-01-25", "agreed", "true");
        String met = referral.all(Encounter.class, "Encounter?patient=Patient/" + referral.person())
                .get(0)
                .getIdElement()
                .getIdPart();
        assertThat(desk.read(AtTheConsole.address(referral) + "/act/conversation"))
                .contains("What peer support is, and what my role is and is not");
        desk.done(
                referral,
                "conversation",
                "contact",
                met,
                "worker",
                worker,
                "q-role",
                "talked-about",
                "q-own-words",
                "All clear",
                "together",
                "true");
        desk.done(referral, "pause");
        desk.done(referral, "resume", "resume", "overlap-active", "agreed", "true");
        desk.done(referral, "stage", "stage", "ongoing", "agreed", "true");
        desk.done(referral, "complete", "date", "2026-11-21", "agreed", "true");
        assertThat(referral.agencySees()).isEqualTo("completed");
        assertThat(desk.done(referral, "finish", "reason", "timeline-reached", "agreed", "true"))
                .contains("have finished together");
    }

    private static String number(Desk referral) {
        return referral.main().getGroupIdentifier().getValue();
    }

    @Test
    void otherEndsAndQuestionsAreTold() {
        Desk asked = Desk.withReferral(HUB, "CO-2");
        desk.done(asked, "ask", "item", "contact-details");
        assertThat(asked.main().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("awaiting-information");
        desk.done(asked, "answered");
        assertThat(desk.press(asked, "call").body()).contains("takes no sentences");
        assertThat(desk.done(asked, "not-taken-up", "reason", "person-declined"))
                .contains("not taken up");
        assertThat(asked.agencySees()).isEqualTo("rejected not-taken-up");

        Desk closed = Desk.withReferral(HUB, "CO-3");
        desk.done(closed, "close", "reason", "no-contact-made");
        assertThat(closed.agencySees()).isEqualTo("cancelled not-taken-up");
    }

    @Test
    void withTheConsentThatIsKeptTheAgencyIsToldWhatThePageSaid() {
        Desk referral = Desk.withReferral(HUB, "CO-15");
        desk.done(referral, "accept");
        desk.done(
                referral,
                "share-back",
                "mode",
                "written",
                "given",
                "2026-11-22",
                "until",
                "2027-05-22",
                "agreed",
                "true");
        desk.done(
                referral,
                "contact",
                AtTheConsole.introduction(referral.worker().getIdElement().getIdPart()));
        assertThat(desk.done(referral, "introduce", "agreed", "true")).contains("Introduced: ready for the agency");
        assertThat(referral.agencySees()).isEqualTo("in-progress/introduced");
        assertThat(AtTheConsole.words(desk.read(AtTheConsole.address(referral) + "/sharing")))
                .contains("Yes: the agency may tell peer support, from 20 November 2026 until 25 October 2027.")
                .contains("Yes: peer support may tell the agency how the transition goes")
                .contains("Who sees what", "What was shared");
        assertThat(desk.done(referral, "stop-sharing", "stop", "peer-to-clinical", "wish", "true"))
                .contains("Sharing has stopped.");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");
    }

    @Test
    void cautionsStandBeforeTheNumber() {
        Desk referral = Desk.withReferral(HUB, "CO-4");
        String page = desk.read(AtTheConsole.address(referral));
        assertThat(page.indexOf("Do not leave a message")).isPositive().isLessThan(page.indexOf("+16135550123"));
        assertThat(page.indexOf("<summary>")).isLessThan(page.indexOf("+16135550123"));
        assertThat(page.substring(page.indexOf("<title>"), page.indexOf("</title>")))
                .doesNotContain("Okafor", "Miri");
    }

    @Test
    void whoeverComesSecondIsToldWhatHappened() {
        Desk referral = Desk.withReferral(HUB, "CO-5");
        Form open = desk.form(referral, "not-taken-up", "reason", "capacity");
        referral.to("accepted/awaiting-introduction");

        HttpResponse<String> answer = desk.press(open);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(AtTheConsole.words(answer.body()))
                .contains("Nothing was changed", "moved on", "Now: Waiting for the introduction", "capacity");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");
    }

    @Test
    void pressedTwiceItIsDoneOnce() {
        Desk referral = Desk.withReferral(HUB, "CO-6").to("accepted/awaiting-introduction");
        Form contact = desk.form(
                referral,
                "contact",
                AtTheConsole.introduction(referral.worker().getIdElement().getIdPart()));
        String first = desk.press(contact).headers().firstValue("Location").orElseThrow();
        desk.read(first);
        String second = desk.press(contact).headers().firstValue("Location").orElseThrow();
        assertThat(second).startsWith(first);
        assertThat(desk.read(second)).contains("it was done once");
        assertThat(referral.all(Encounter.class, "Encounter?patient=Patient/" + referral.person()))
                .hasSize(1);
    }

    @Test
    void aFormNamesWhatIsMissingAndKeepsTheRest() {
        Desk referral = Desk.withReferral(HUB, "CO-7").to("accepted/awaiting-introduction");
        HttpResponse<String> answer =
                desk.press(referral, "contact", "type", "group", "day", "<script>alert(1)</script>");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Error: ", "Give a day", "href=\"#day\"", "&lt;script&gt;alert(1)")
                .contains("value=\"group\" checked=\"checked\"")
                .doesNotContain("<script>alert");
        assertThat(desk.done(
                        referral,
                        "contact",
                        AtTheConsole.introduction(
                                referral.worker().getIdElement().getIdPart())))
                .contains("written down");
    }

    @Test
    void aFormOfAnotherSessionOrAccountChangesNothing() {
        Desk referral = Desk.withReferral(HUB, "CO-8");
        Form form = desk.form(referral, "accept");
        HttpResponse<String> without =
                desk.browser().sendPlain(AtTheConsole.address(referral) + "/act/accept", form.fields());
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("from an earlier session");

        form = desk.form(referral, "accept", "account", "somebody.else");
        HttpResponse<String> others = desk.press(form);
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.body()).contains("made for somebody else");
        assertThat(referral.agencySees()).isEqualTo("requested/awaiting-review");
    }

    @Test
    void whatIsStoppedIsGoneAtOnce() {
        Desk referral = Desk.withReferral(HUB, "CO-9");
        String address = AtTheConsole.address(referral);
        HttpResponse<String> answer = desk.press(referral, "stop-sharing", "stop", "everything", "wish", "true");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(desk.read(answer.headers().firstValue("Location").orElseThrow()))
                .contains("Sharing has stopped.");
        assertThat(desk.open(address).statusCode()).isEqualTo(404);
    }

    /** A worker's lists are short whatever other tests leave at the desk. */
    @Test
    void aWorkerSeesThePeopleTheyWalkWithAndForWhomTimeRunsOut() {
        Desk own = Desk.withReferral(HUB, "CO-10", Referrals.message("CO-10").replace("2027-01-25", "2026-11-26"))
                .to("accepted/awaiting-introduction");
        Desk other = Desk.withReferral(HUB, "CO-13");
        String worker = registered("Sacha (fictional peer supporter)", own);
        own.assign(new Reference("PractitionerRole/" + worker));
        AtTheConsole sacha = AtTheConsole.as(HUB, "console.sacha", "worker", worker);

        assertThat(AtTheConsole.words(sacha.read("/console/"))).contains("1 referral is open", "1 person needs a look");
        assertThat(AtTheConsole.words(sacha.read("/console/referrals")))
                .contains("All open (1)", number(own), "Miri Okafor", "Lakeshore General Hospital")
                .contains("26 November 2026, in 4 days", "Do not leave a message", "Sacha (fictional peer supporter)")
                .doesNotContain(number(other));
        assertThat(sacha.read("/console/referrals?view=waiting")).contains("No referral waits", "1 in other lists");
        assertThat(sacha.open(AtTheConsole.address(other)).statusCode()).isEqualTo(404);

        String board = sacha.read("/console/board");
        assertThat(AtTheConsole.words(board)).contains("1 person needs a look", "ends soon, no introduction yet");
        assertThat(board).contains("class=\"clinical\"", "class=\"planned\"", "class=\"today\"");
        String page = sacha.read(AtTheConsole.address(own) + "/act/acknowledge");
        String item = page.replaceAll("(?s).*name=\"watch\" value=\"([^\"]+)\".*", "$1");
        sacha.done(own, "acknowledge", "watch", item, "worker", worker, "looked", "Called them");
        assertThat(own.watches()).doesNotContain("end-near-no-introduction");
        sacha.done(own, "contact", AtTheConsole.introduction(worker));
        sacha.done(own, "introduce", "agreed", "true");
        assertThat(sacha.read("/console/board")).contains("introduced 20 November 2026");
    }

    private static String registered(String name, Desk desk) {
        return HUB.bean(HubStore.class)
                .register(new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(new Reference().setDisplay(name))
                        .setOrganization(desk.worker().getOrganization().copy()))
                .getIdElement()
                .getIdPart();
    }

    @Test
    void eachRoleHasItsPagesAndOneNotThere() {
        AtTheConsole lead = AtTheConsole.as(HUB, "console.lead", "reporting", null);
        assertThat(lead.read("/console/")).contains("/console/numbers").doesNotContain("/console/referrals");
        assertThat(lead.read("/console/numbers")).contains("Referrals that came in", "October 2026");
        assertThat(lead.open("/console/numbers/table.csv").body()).contains("\"Referrals that came in\"");
        Desk referral = Desk.withReferral(HUB, "CO-11");
        for (String hidden :
                List.of("/console/referrals", "/console/board", AtTheConsole.address(referral), "/console/nothing")) {
            assertThat(lead.open(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
        assertThat(desk.open("/console/numbers").statusCode()).isEqualTo(404);
        assertThat(desk.open("/console/referrals/none").statusCode()).isEqualTo(404);
        assertThat(desk.open("/console/referrals/none").body()).contains("This page is not there");
    }

    @Test
    void everyPageSpeaksFrench() {
        AtTheConsole french =
                AtTheConsole.as(HUB, "console.french", "desk", null).inFrench();
        Desk referral = Desk.withReferral(HUB, "CO-14");
        assertThat(french.read("/console/")).contains("lang=\"fr-CA\"", "Se déconnecter");
        assertThat(french.read("/console/referrals")).contains("Boîte de réception");
        assertThat(french.read("/console/board")).contains("Tableau de continuité");
        assertThat(french.read(AtTheConsole.address(referral)))
                .contains("En attente d'examen".replace("'", "&#39;"), "25 janvier 2027");
        assertThat(french.read(AtTheConsole.address(referral) + "/sharing"))
                .contains("Qui voit quoi", "Oui : l’organisme");
        assertThat(french.done(referral, "accept")).contains("L’aiguillage est accepté.");
    }

    @Test
    void pagesKeepNothingAndRunOnlyOurScript() {
        HttpResponse<String> page = desk.open("/console/referrals");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.body().length()).isLessThan(60_000);
        assertThat(new SignedIn(HUB).get("/console/referrals").headers().firstValue("Location"))
                .contains("/signin");
    }
}
