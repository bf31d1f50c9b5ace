package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The privacy officer finds out what happened, by whom and by what right, on pages whose addresses tell nothing. */
class ConsolePrivacyIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OFFICE = "/console/privacy";
    private static final String WHY = "complaint number 12";
    private static final String CANARY = "<script>alert('canary')</script>";
    private static final Pattern NUMBERS = Pattern.compile("name=\"number\" value=\"([^\"]+)\"");

    private static AtTheConsole officer;

    @BeforeAll
    static void anOfficerSignsIn() {
        officer = AtTheConsole.as(HUB, "privacy.officer", "privacy", null);
    }

    private static HttpResponse<String> send(String address, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return officer.browser().send(address, form);
    }

    private static HttpResponse<String> aboutPerson(String number, String question, String reason) {
        officer.read(OFFICE);
        return send(
                OFFICE + "/person",
                "number",
                number,
                "system",
                "https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-mrn",
                "question",
                question,
                "reason",
                reason);
    }

    /** @return the address of the answer */
    private static String answer(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(AtTheConsole.words(sent.body())).isEqualTo(302);
        return sent.headers().firstValue("Location").orElseThrow();
    }

    /** All pages of an answer, as its table. */
    private static String everything(AtTheConsole somebody, String question) {
        somebody.read(OFFICE);
        HttpResponse<String> sent = somebody.browser().send(OFFICE + "/ask", Map.of("question", question));
        return somebody.open(answer(sent) + "/table.csv").body();
    }

    private static String asked(String question, String... more) {
        officer.read(OFFICE);
        String[] fields = new String[more.length + 2];
        fields[0] = "question";
        fields[1] = question;
        System.arraycopy(more, 0, fields, 2, more.length);
        return officer.read(answer(send(OFFICE + "/ask", fields)));
    }

    private static String formNumber(String page, int at) {
        Matcher found = NUMBERS.matcher(page);
        return found.results().skip(at).findFirst().orElseThrow().group(1);
    }

    @Test
    void whatHappenedAboutAPersonIsToldByTheirNumber() {
        Desk referral = Desk.withReferral(HUB, "CV-1").to("accepted/awaiting-introduction");
        referral.agencySees();
        String address = answer(aboutPerson("CV-1", "everything", WHY));
        assertThat(address).matches(OFFICE + "/found/[0-9a-f-]{36}");
        String page = officer.read(address);
        assertThat(AtTheConsole.words(page))
                .contains("What Lakeshore General Hospital, Mental Health (lakeshore-hospital) sent was taken in.")
                .contains("Agreement MOU-LAKESHORE-HOSPITAL", "Receipt R-")
                .contains("lakeshore-hospital was told about the referral. What: Accepted")
                .contains("Why: " + WHY, "written into the audit, with your name", "by privacy.officer")
                .doesNotContain("Okafor");
        assertThat(page.substring(page.indexOf("<title>"), page.indexOf("</title>")))
                .doesNotContain("CV-1", referral.person());
        String other = answer(send(address, "question", "passed-on"));
        assertThat(AtTheConsole.words(officer.read(other)))
                .contains("was told about the referral", "Agreement MOU-LAKESHORE-HOSPITAL")
                .doesNotContain(WHY);
        assertThat(officer.open(address + "/table.csv").body())
                .startsWith("\"at\",\"event\",\"sentence\",\"why\",\"records\"")
                .contains("\"disclosure-sent\"", "Task/" + referral.taskId());
    }

    @Test
    void withoutAReasonOrAnybodyNothingIsShown() {
        HttpResponse<String> without = aboutPerson("CV-2", "everything", "why");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("<title>Error: ", "Say why, in at least 10 letters", "href=\"#reason\"");
        HttpResponse<String> nobody = aboutPerson(CANARY, "everything", WHY + CANARY);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body())
                .contains("Nobody has this number", "&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anything",
                "not-taken-in",
                "told",
                "withheld",
                "noted",
                "steps",
                "withdrawals",
                "filed",
                "calls",
                "tokens",
                "impostors",
                "agreements",
                "senders",
                "registry",
                "sign-ins",
                "accounts",
                "opened",
                "audit-read"
            })
    void everyQuestionHasAnAnswer(String question) {
        String words = AtTheConsole.words(asked(question));
        assertThat(words).containsPattern("[0-9]+ events?\\.").contains("written into the audit", "Made ");
        assertThat(AtTheConsole.words(asked(question, "from", "2026-01-01", "to", "2026-01-31")))
                .contains("0 events.", "Nothing of this kind", "From 2026-01-01 to 2026-01-31");
    }

    @Test
    void answersAreNarrowedToAnAccount() {
        assertThat(AtTheConsole.words(asked("sign-ins", "who", "privacy.officer")))
                .contains("privacy.officer signed in.")
                .doesNotContain("privacy.second");
        String hostile = asked("anything", "who", CANARY + "&subtype=step-advanced");
        assertThat(AtTheConsole.words(hostile)).contains("0 events.");
        assertThat(hostile).doesNotContain("<script>alert");
        assertThat(everything(officer, "audit-read")).contains("privacy.officer read the audit.");
    }

    @Test
    void whatWasNotTakenInIsCountedByReasonAndMonth() {
        HUB.post(
                "/fhir/$process-message",
                "lakeshore-hospital",
                "application/fhir+json",
                Referrals.message("CV-3")
                        .replaceFirst("\"status\": \"active\",(?=\\s*\"scope\")", "\"status\": \"proposed\","));
        String page = AtTheConsole.words(officer.read(OFFICE + "/refusals"));
        assertThat(page).containsPattern("Consent not yet given( 0){5} [1-9]").contains("June 2026", "November 2026");
        assertThat(AtTheConsole.words(officer.read(OFFICE + "/refusals?from=2026-01&to=2026-02")))
                .contains("In these months everything was taken in.");
        assertThat(officer.open(OFFICE + "/refusals/table.csv").body())
                .contains("\"code\",\"reason\",\"2026-06\"", "\"consent-not-active\"");
        assertThat(everything(officer, "not-taken-in"))
                .contains("was not taken in: there was no consent for it.")
                .doesNotContain("CV-3");
    }

    @Test
    void aClosedRecordIsOpenedOnceBehindAReason() {
        Desk referral = Desk.withReferral(HUB, "CV-4");
        String record = "Patient/" + referral.person();
        referral.revoke(false);
        String form = officer.read(OFFICE + "/record");
        String number = formNumber(form, 0);
        HttpResponse<String> without =
                send(OFFICE + "/record", "number", number, "record", record, "kind", "closed", "reason", "why");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Say why").doesNotContain("Okafor");

        String[] fields = {"number", number, "record", record, "kind", "closed", "reason", WHY};
        HttpResponse<String> opened = send(OFFICE + "/record", fields);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(opened.body())
                .contains("Okafor", "name.family", "shown once")
                .doesNotContain("<title>Okafor");

        officer.read(OFFICE + "/record");
        HttpResponse<String> again = send(OFFICE + "/record", fields);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("A record is shown once").doesNotContain("Okafor");
        assertThat(everything(officer, "opened")).contains("privacy.officer opened a closed record.", WHY);
    }

    @Test
    void theHistoryOfARecordIsToldVersionByVersion() {
        Desk referral = Desk.withReferral(HUB, "CV-5").to("accepted/awaiting-introduction");
        String form = officer.read(OFFICE + "/record");
        HttpResponse<String> history = send(
                OFFICE + "/record",
                "number",
                formNumber(form, 0),
                "record",
                "Task/" + referral.taskId(),
                "kind",
                "history",
                "reason",
                WHY);
        assertThat(AtTheConsole.words(history.body()))
                .contains(
                        "Version 1, ", "Version 2, ", "New in this version:", "status accepted", "Not there any more:");
        officer.read(OFFICE + "/record");
        for (String wrong : List.of("Contract/1", "Task/none", CANARY, "")) {
            String number = formNumber(officer.read(OFFICE + "/record"), 0);
            HttpResponse<String> answer =
                    send(OFFICE + "/record", "number", number, "record", wrong, "kind", "history", "reason", WHY);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
    }

    @Test
    void whatWasPassedOnOutsideIsNotedOnce() {
        Desk.withReferral(HUB, "CV-6");
        String address = answer(aboutPerson("CV-6", "everything", WHY));
        String page = officer.read(address);
        String[] fields = {
            "number", formNumber(page, 1), "recipient", CANARY, "on", "2026-11-20", "basis", "serious-harm"
        };
        assertThat(officer.read(answer(send(address + "/disclosure", "recipient", " ", "on", "2027-01-01"))))
                .contains("Nothing was noted yet");
        assertThat(officer.read(answer(send(address + "/disclosure", fields)))).contains("It is noted.");
        String again = officer.read(answer(send(address + "/disclosure", fields)));
        assertThat(again).contains("it was noted once", "&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(AtTheConsole.words(again))
                .containsOnlyOnce("privacy.officer noted that something was passed on outside the hub.")
                .contains("By what right: to keep somebody from serious harm.");
    }

    @Test
    void itIsForThePrivacyOfficerAndAQuestionForWhoAskedIt() {
        Desk.withReferral(HUB, "CV-7");
        String address = answer(aboutPerson("CV-7", "everything", WHY));
        AtTheConsole second = AtTheConsole.as(HUB, "privacy.second", "privacy", null);
        assertThat(second.open(address).statusCode()).isEqualTo(404);
        assertThat(second.open(address + "/table.csv").statusCode()).isEqualTo(404);
        for (String role : List.of("desk", "reporting", "interop", "admin")) {
            AtTheConsole other = AtTheConsole.as(HUB, "privacy." + role, role, null);
            for (String hidden : List.of("", "/refusals", "/record", "/refusals/table.csv")) {
                assertThat(other.open(OFFICE + hidden).statusCode())
                        .as(role + hidden)
                        .isEqualTo(404);
            }
            assertThat(other.read("/console/")).doesNotContain(OFFICE);
            assertThat(other.browser()
                            .send(OFFICE + "/ask", Map.of("question", "anything"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void itSpeaksFrench() {
        AtTheConsole french =
                AtTheConsole.as(HUB, "privacy.french", "privacy", null).inFrench();
        assertThat(french.read(OFFICE)).contains("Que s’est-il passé?", "Au sujet d’une personne");
        assertThat(everything(french, "sign-ins")).contains("privacy.french s’est connecté.");
        assertThat(french.read(OFFICE + "/refusals")).contains("par motif et par mois");
    }
}
