package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbench answers as the wire does, tells nothing about anybody, and leaves nothing. */
class WorkbenchIT {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final RunningHub HUB = RunningHub.shared();
    private static final String LAKESHORE = "lakeshore-hospital";

    /** What rests on what came before, or on rows of the same sheet: here nothing came before. */
    private static final List<String> NEED_EARLIER_STATE = List.of(
            "life-of-a-referral", "new-under-a-known-number", "one-number-for-two-people", "taken-back-whatever-else");

    static Stream<Path> cases(String door) throws IOException {
        try (Stream<Path> folders = Files.list(CASES.resolve(door))) {
            return folders
                    .filter(folder ->
                            !NEED_EARLIER_STATE.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> mllp() throws IOException {
        return cases("mllp");
    }

    static Stream<Path> fhir() throws IOException {
        return Stream.concat(cases("message"), cases("transaction"));
    }

    static Stream<Path> sheets() throws IOException {
        return cases("casefile").filter(folder -> Files.exists(folder.resolve("in.csv")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mllp")
    void acknowledgesAsTheWire(Path folder) throws IOException {
        String sent = Files.readString(folder.resolve("in.hl7"));
        Trial trial = Trial.of(HUB, sender(sent), sent);
        assertThat(afterHeader(trial.answer()))
                .isEqualTo(afterHeader(
                        Files.readString(folder.resolve("answer.hl7")).strip()));
    }

    private static String sender(String message) {
        return message.contains("|QCCEMR|")
                ? "quinte-clinic"
                : message.contains("|RDCEMR|") ? "rideau-clinic" : LAKESHORE;
    }

    private static String afterHeader(String answer) {
        return answer.substring(answer.indexOf("\nMSA") + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fhir")
    void answersAsTheWire(Path folder) throws IOException {
        String expected = Files.readString(folder.resolve("answer.txt"));
        Trial trial = Trial.of(HUB, LAKESHORE, Files.readAllBytes(folder.resolve("in.json")));
        assertThat("HTTP " + trial.code()).isEqualTo(expected.substring(0, expected.indexOf('\n')));
        assertThat(issues(trial.answer())).isEqualTo(issues(expected.substring(expected.indexOf('\n') + 1)));
    }

    /** Severity, codes and element of each issue of an answer. */
    private static List<String> issues(String answer) throws IOException {
        List<String> issues = new ArrayList<>();
        for (JsonNode issue : new ObjectMapper().readTree(answer).findValues("issue")) {
            issue.forEach(one -> issues.add(one.path("severity").asText() + " "
                    + one.path("details").findValuesAsText("code") + " " + one.path("expression")));
        }
        assertThat(issues).isNotEmpty();
        return issues;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sheets")
    void answersRowsAsTheDoorForSheets(Path folder) throws IOException {
        String expected = Files.readString(folder.resolve("answer.txt"));
        Trial trial = Trial.of(HUB, "frontenac-cm", Files.readAllBytes(folder.resolve("in.csv")));
        assertThat(lines(trial.answer()))
                .isEqualTo(lines(new ObjectMapper().readTree(expected.substring(expected.indexOf('\n') + 1))));
    }

    private static List<String> lines(String csv) throws IOException {
        List<String> lines = new ArrayList<>();
        for (CSVRecord line : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            lines.add(line.get("row") + " " + line.get("outcome") + " " + line.get("code") + " " + line.get("column"));
        }
        return lines;
    }

    private static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("errors")
                .forEach(error -> lines.add(line("", answer.path("outcome").asText(), error)));
        answer.path("rows").forEach(row -> {
            String number = row.path("row").asText();
            String outcome = row.path("outcome").asText();
            if (row.path("errors").isEmpty()) {
                lines.add(number + " " + outcome + "  ");
            }
            row.path("errors").forEach(error -> lines.add(line(number, outcome, error)));
        });
        return lines;
    }

    private static String line(String row, String outcome, JsonNode error) {
        String code = error.has("code")
                ? error.path("code").asText()
                : error.path("hl70357").asText();
        return row + " " + outcome + " " + code + " " + error.path("column").asText("");
    }

    @Test
    void thePersonWhoIsKnownAndThePersonWhoIsNotGetTheSameAnswer() {
        String message = Referrals.message("WB-known");
        String unknown = Trial.of(HUB, LAKESHORE, message).masked();
        assertThat(HUB.post("/fhir/$process-message", LAKESHORE, "application/fhir+json", message)
                        .body())
                .contains("\"code\":\"ok\"");
        assertThat(Trial.of(HUB, LAKESHORE, message).masked()).isEqualTo(unknown);

        String update = message.replace("add-service-request", "notify-update-service-request");
        assertThat(Trial.of(HUB, LAKESHORE, update).findings())
                .contains("HUB-UNKNOWN-REFERRAL ServiceRequest.identifier");
    }

    @Test
    void somebodyWhoIsKnownGetsTheSameAnswerOverHl7v2() {
        String message = V2Referrals.message("WB-withdrawn");
        String before = Trial.of(HUB, LAKESHORE, message).masked();
        assertThat(HUB.mllp(message.replace('\r', '\n'))).contains("MSA|AA");
        String after = Trial.of(HUB, LAKESHORE, message).masked();
        assertThat(before).contains("MSA|AA").isEqualTo(after);
    }

    @Test
    void everyRuleIsToldUntilTheOneThatIsNotMet() throws IOException {
        Trial met = Trial.of(HUB, LAKESHORE, Referrals.message("WB-rules"));
        assertThat(met.rules()).hasSize(20).allMatch(rule -> rule.endsWith(" met"));
        Trial ended =
                Trial.of(HUB, LAKESHORE, Files.readString(CASES.resolve("message/refused-consent-expired/in.json")));
        assertThat(ended.rules()).contains("M met", "G5 met", "G6 not-met", "G7 not-asked");
        Trial v2 = Trial.of(HUB, LAKESHORE, Files.readString(CASES.resolve("mllp/refused-without-consent/in.hl7")));
        assertThat(v2.rules()).contains("C2 met", "C3 not-met", "C4 not-asked");
        assertThat(v2.findings()).contains("HUB-CONSENT-MISSING CON");
    }

    @Test
    void nothingOfATrialIsKeptAndTheAuditSaysOnlyThatThereWasOne() {
        String canary = "Zqtrial" + UUID.randomUUID().toString().substring(0, 8);
        String fhir = Referrals.message("WB-" + canary).replace("Okafor", canary);
        String v2 = V2Referrals.message("WB-" + canary);
        assertThat(fhir).contains(canary);
        Trial.of(HUB, LAKESHORE, fhir);
        Map<String, Long> before = counts();

        assertThat(Trial.of(HUB, LAKESHORE, fhir).code()).isEqualTo("200");
        assertThat(Trial.of(HUB, LAKESHORE, v2).code()).isEqualTo("AA");
        assertThat(Trial.of(HUB, "frontenac-cm", "schema_version,event\n" + canary + ",new\n")
                        .findings())
                .isNotEmpty();

        before.merge("public.hfj_resource", 3L, Long::sum);
        assertThat(counts()).isEqualTo(before);
        assertThat(HUB.tablesThatHold(canary)).isEmpty();
        List<String> latest = HUB.jdbc()
                .sql("select v.res_text_vc from hfj_res_ver v join hfj_resource r on r.res_id = v.res_id"
                        + " order by v.pid desc limit 3")
                .query(String.class)
                .list();
        assertThat(latest).allSatisfy(event -> assertThat(event).contains("AuditEvent", "interop"));
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        HUB.jdbc()
                .sql(
                        "select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE'"
                                + " and (table_schema = 'hub' or table_name = 'hfj_resource')")
                .query(String.class)
                .list()
                .forEach(table -> counts.put(
                        table,
                        HUB.jdbc()
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return counts;
    }

    static Stream<byte[]> hostile() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        return Stream.of(
                noise,
                new byte[] {0},
                "\uFEFF\uFEFF{".getBytes(StandardCharsets.UTF_16),
                "MSH|^~\\&|".getBytes(StandardCharsets.UTF_16LE),
                "MSH".getBytes(StandardCharsets.UTF_8),
                "MSH|^~\\&|LGHEHR|LGH|||||||\r\r\rPID|||||".getBytes(StandardCharsets.UTF_8),
                ("{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Bundle>&a;</Bundle>"
                        .getBytes(StandardCharsets.UTF_8),
                "a,b\n\"never closed".getBytes(StandardCharsets.UTF_8),
                "x".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8),
                ("MSH|^~\\&|LGHEHR|LGH|" + "A".repeat(4_000_000)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatNobodyCanReadGetsACodedAnswer(byte[] text) {
        Trial trial = Trial.of(HUB, LAKESHORE, text);
        assertThat(trial.findings()).isNotEmpty();
        assertThat(trial.code()).isNotEqualTo("200").isNotEqualTo("AA").isNotEqualTo("500");
        assertThat(text.length <= 1024 * 1024 || trial.findings().equals(List.of("HUB-LIMIT")))
                .isTrue();
    }

    @Test
    void aPartnerThatIsNotRegisteredIsToldSo() {
        assertThat(Trial.of(HUB, "nobody-at-all", Referrals.message("WB-x")).findings())
                .contains("HUB-PARTNER MessageHeader.sender");
        assertThat(Trial.of(HUB, "rideau-clinic", V2Referrals.message("WB-y")).findings())
                .contains("HUB-PARTNER MSH-4");
        assertThat(HUB.get("/fhir/$try-message", "interop").body())
                .contains(LAKESHORE, "hl7v2")
                .doesNotContain("psseo");
        assertThat(HUB.post(
                                "/fhir/$try-message",
                                "interop",
                                "application/fhir+json",
                                "{\"resourceType\":\"Parameters\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePageShowsTheAnswerBesideTheText() {
        AtTheConsole analyst = AtTheConsole.as(HUB, "workbench.analyst", "interop", null);
        assertThat(AtTheConsole.words(analyst.read("/console/"))).contains("Try out a message", "Workbench");
        for (String example : List.of(
                "v2-accepted",
                "v2-without-consent",
                "v2-two-faults",
                "fhir-accepted",
                "fhir-consent-ended",
                "fhir-unknown-code",
                "sheet",
                "sheet-three-rows")) {
            assertThat(analyst.read("/console/workbench?example=" + example))
                    .as(example)
                    .contains("fictional");
        }
        String page = check(
                analyst, V2Referrals.message("WB-page").replaceFirst("(?m)^CON.*$", "ZZZ|<script>alert(1)</script>"));
        assertThat(page)
                .contains("MSA|AE|", "HUB-CONSENT-MISSING", "not met", "autocomplete=\"off\"", "spellcheck=\"false\"")
                .contains("ZZZ|&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        String two = check(analyst, V2Referrals.message("WB-two").replaceFirst("\\|DEMO[^|]*\\^MR", "|"));
        assertThat(two).contains(">PID-3<", "href=\"#line-", "id=\"line-4\"", "Fill this field in.");
        assertThat(AtTheConsole.words(check(analyst, V2Referrals.message("WB-good"))))
                .contains("Valid", "G10", "Answer AA");
        assertThat(check(analyst, "x".repeat(1024 * 1024 + 5)))
                .contains("HUB-LIMIT")
                .hasSizeLessThan(60_000);
        assertThat(check(analyst, " ")).contains("nothing to check");
        assertThat(AtTheConsole.words(check(analyst.inFrench(), V2Referrals.message("WB-fr"))))
                .contains("Établi", "Valide", "respectée");
    }

    private static String check(AtTheConsole analyst, String text) {
        analyst.read("/console/workbench");
        HttpResponse<String> page = analyst.browser()
                .send(
                        "/console/workbench",
                        Map.of("text", text.replace("\r", "\r\n"), "partner", LAKESHORE, "format", ""));
        assertThat(page.statusCode()).as(AtTheConsole.words(page.body())).isEqualTo(200);
        return page.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "reporting", "privacy", "admin"})
    void anybodyElseFindsNothing(String role) {
        AtTheConsole other = AtTheConsole.as(HUB, "workbench." + role, role, null);
        assertThat(other.open("/console/workbench").statusCode()).isEqualTo(404);
        assertThat(other.read("/console/")).doesNotContain("/console/workbench");
        assertThat(other.browser()
                        .send("/console/workbench", Map.of("text", "MSH"))
                        .statusCode())
                .isEqualTo(404);
    }
}
