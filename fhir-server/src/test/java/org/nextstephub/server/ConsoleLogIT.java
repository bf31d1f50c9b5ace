package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever keeps the connections running finds a message by one key, reads why it was answered so, and sees a silence. */
class ConsoleLogIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String LOG = "/console/messages";
    private static final String JSON = "application/fhir+json";
    private static final String CANARY = "<script>alert('Okafor')</script>";

    private static AtTheConsole analyst;

    @BeforeAll
    static void anAnalystSignsIn() {
        analyst = AtTheConsole.as(HUB, "log.analyst", "interop", null);
    }

    /** @return where finding it leads to */
    private static String found(String id) {
        analyst.read(LOG);
        HttpResponse<String> answer = analyst.browser().send(LOG, Map.of("id", id));
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void sent(String partner, String message) {
        assertThat(HUB.post("/fhir/$process-message", partner, JSON, message).statusCode())
                .isLessThan(500);
    }

    private static String withoutConsentNow(String number) {
        return Referrals.message(number)
                .replaceFirst("\"status\": \"active\",(?=\\s*\"scope\")", "\"status\": \"proposed\",");
    }

    @Test
    void aMessageIsFoundByTheWordOfItsSenderOrItsReceipt() {
        sent("lakeshore-hospital", withoutConsentNow("CL-1"));
        sent("lakeshore-hospital", withoutConsentNow("CL-1"));
        String address = found("CL-1");
        assertThat(address).matches(LOG + "/R-[2-9A-Z]{4}-[2-9A-Z]{4}").doesNotContain("CL-1");

        String page = analyst.read(address);
        assertThat(AtTheConsole.words(page))
                .contains("not accepted", "Consent not yet given", "HUB-CONSENT-PENDING")
                .contains("Say no more than its answer did", "Lakeshore General Hospital", "Only its hash is kept")
                .doesNotContain("CL-1", "Okafor", "Patient/");
        String receipt = address.substring(LOG.length() + 1);
        assertThat(found(receipt.toLowerCase(java.util.Locale.ROOT))).isEqualTo(address);
        String other = page.replaceAll("(?s).*<li><a href=\"([^\"]+)\".*", "$1");
        assertThat(other).startsWith(LOG + "/R-").isNotEqualTo(address);
        assertThat(analyst.read(other)).contains(address);
    }

    @Test
    void aSenderWhoWasNotRecognizedIsSaidToBeNobody() {
        sent("camel-routes", Referrals.message("CL-9").replace("lakeshore-hospital", "nobody-known"));
        assertThat(analyst.open(LOG).statusCode()).isEqualTo(200);
        assertThat(AtTheConsole.words(analyst.read(found("CL-9"))))
                .contains("not recognized", "HUB-PARTNER")
                .doesNotContain("nobody-known");
    }

    @Test
    void whatNobodySentIsNotThere() {
        assertThat(found("CL-NEVER")).isEqualTo(LOG + "?none");
        assertThat(found(CANARY)).isEqualTo(LOG + "?none");
        assertThat(analyst.read(LOG + "?none")).contains("Nothing came in under this receipt", "autofocus");
        assertThat(found(" ")).isEqualTo(LOG + "?none");
        assertThat(found("x".repeat(301))).isEqualTo(LOG + "?none");
        assertThat(analyst.open(LOG + "/R-2222-2222").statusCode()).isEqualTo(404);
        assertThat(analyst.open(LOG + "/Okafor").statusCode()).isEqualTo(404);
    }

    @Test
    void aDayIsNarrowedAndCounted() {
        sent("lakeshore-hospital", Referrals.message("CL-2"));
        sent("rideau-clinic", Referrals.message("CL-3"));
        String narrowed = analyst.read(LOG + "?partner=lakeshore-hospital&outcome=accepted&door=message");
        assertThat(AtTheConsole.words(narrowed))
                .contains("22 November 2026: ", " 0 not accepted", "Lakeshore General Hospital", "In order")
                .contains("nothing since 22 November 2026");
        String rows = narrowed.replaceAll("(?s).*<tbody>(.*?)</tbody>.*<h2>The last message.*", "$1");
        assertThat(rows).contains(LOG + "/R-").doesNotContain("Rideau", "Okafor", "Patient/");
        assertThat(narrowed).contains("class=\"accepted\"", "aria-hidden=\"true\"", "<th scope=\"row\">10:00</th>");

        assertThat(AtTheConsole.words(analyst.read(LOG + "?day=2026-11-01&partner=rideau-clinic")))
                .contains("1 November 2026: 0 messages", "Nothing of this kind", "Show all of this day");
        assertThat(AtTheConsole.words(analyst.read(LOG + "?day=2026-11-01")))
                .contains("Nothing came in on this day.", "No message in any hour.");
    }

    @Test
    void whatAnAddressHoldsBesideComesBackToNoPage() {
        String page = analyst.read(LOG + "?day=soon&partner=%3Cscript%3E&door=Okafor&outcome=Okafor&page=-1");
        assertThat(page).contains("22 November 2026").doesNotContain("Okafor", "<script>");
    }

    @Test
    void theTableIsForASpreadsheet() {
        sent("lakeshore-hospital", Referrals.message("CL-4"));
        HttpResponse<String> table = analyst.open(LOG + "/table.csv?partner=lakeshore-hospital&outcome=accepted");
        assertThat(table.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("next-step-messages.csv"));
        assertThat(table.body())
                .startsWith("\"receipt\",\"partner\"")
                .contains("\"lakeshore-hospital\",\"message\",\"2026-11-22T")
                .contains("\"accepted\",\"ok\",\"In order\"")
                .doesNotContain("CL-4", "Okafor");
    }

    @Test
    void itIsForThoseWhoKeepTheConnections() {
        sent("lakeshore-hospital", Referrals.message("CL-5"));
        String message = found("CL-5");
        for (String role : List.of("desk", "reporting", "privacy", "admin")) {
            AtTheConsole other = AtTheConsole.as(HUB, "log." + role, role, null);
            for (String hidden : List.of(LOG, message, LOG + "/table.csv")) {
                assertThat(other.open(hidden).statusCode())
                        .as(role + " " + hidden)
                        .isEqualTo(404);
            }
            assertThat(other.read("/console/")).doesNotContain(LOG);
        }
        assertThat(analyst.read("/console/")).contains("href=\"" + LOG + "\"");
        assertThat(analyst.open("/console/referrals").statusCode()).isEqualTo(404);
    }

    @Test
    void itSpeaksFrench() {
        sent("lakeshore-hospital", Referrals.message("CL-6"));
        AtTheConsole french =
                AtTheConsole.as(HUB, "log.french", "interop", null).inFrench();
        assertThat(french.read(LOG)).contains("Journal des messages", "22 novembre 2026 : ", "rien depuis le");
    }
}
