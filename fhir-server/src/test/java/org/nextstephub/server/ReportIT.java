package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.validation.HubValidator;

/** The programme's numbers of November, asked for in December. */
@OwnHub("the numbers are those of its whole store, and are asked for by a hub that lives in another month")
class ReportIT {

    private static final String NOVEMBER = "/fhir/$transition-report?start=2026-11-01&end=2026-11-30";

    @TempDir
    static Path data;

    private static RunningHub november;
    private static RunningHub december;

    @BeforeAll
    static void aMonth() {
        november = RunningHub.own(data);
        for (int i = 1; i <= 5; i++) {
            Desk.withReferral(november, "RP-" + i).introduced("2026-11-2" + (i % 2));
        }
        Desk.withReferral(november, "RP-6").to("rejected/declined-capacity");
        assertThat(Desk.withReferral(november, "RP-7").revoke(false).statusCode())
                .isEqualTo(200);
        for (int i = 8; i <= 13; i++) {
            String refused = Referrals.message("RP-" + i).replace("\"active\",\"scope\"", "");
            november.post(
                    "/fhir/$process-message",
                    "lakeshore-hospital",
                    Desk.JSON,
                    refused.replace("/Policy/next-step-sharing/1.0", "/Policy/next-step-sharing/2.0"));
        }
        december = RunningHub.replicaOf(november, "--nextstep.clock=2026-12-02T17:00:00Z");
    }

    @AfterAll
    static void stop() {
        december.close();
        november.close();
    }

    @Test
    void aMonthInNumbersThatTellOfNobody() {
        MeasureReport report = report(NOVEMBER);
        assertThat(new HubValidator(RunningHub.fhir())
                        .validate(report).stream()
                                .filter(HubValidator.Finding::error)
                                .map(finding -> finding.element() + ": " + finding.text()))
                .isEmpty();
        Map<String, String> counts = report.getGroup().stream()
                .filter(MeasureReportGroupComponent::hasPopulation)
                .collect(Collectors.toMap(ReportIT::code, ReportIT::count));
        assertThat(counts)
                .containsEntry("received", "6")
                .containsEntry("refused", "6")
                .containsEntry("accepted", "5")
                .containsEntry("introduced", "5")
                .containsEntry("introduced-before-end", "5")
                .containsEntry("introduced-after-end", "0")
                .containsEntry("not-accepted", "masked")
                .containsEntry("withdrawn", "masked")
                .containsEntry("completed", "0");
        assertThat(group(report, "days-to-first-contact").getMeasureScore().getValue())
                .as("introduced on the 21st, or on the 20th, before the referral of the 22nd")
                .isEqualByComparingTo("-1");
        assertThat(group(report, "days-to-answer").hasMeasureScore())
                .as("six days beside five accepted would give away the one that was not")
                .isFalse();
        assertThat(group(report, "gap-days").hasMeasureScore()).as("too few").isFalse();
        assertThat(group(report, "refused")
                        .getStratifierFirstRep()
                        .getStratumFirstRep()
                        .getValue()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("consent-not-understood");
    }

    @Test
    void byPartnerOneIsAsGoodAsAnother() {
        MeasureReport report = report(NOVEMBER + "&group=partner");
        Map<String, String> received = group(report, "received").getStratifierFirstRep().getStratum().stream()
                .collect(Collectors.toMap(
                        stratum -> stratum.getValue().getCodingFirstRep().getCode(),
                        stratum -> stratum.getPopulationFirstRep()
                                        .getCountElement()
                                        .hasValue()
                                ? String.valueOf(stratum.getPopulationFirstRep().getCount())
                                : "masked"));
        assertThat(received)
                .containsEntry("lakeshore-hospital", "6")
                .containsEntry("rideau-clinic", "0")
                .doesNotContainKey("psseo");
    }

    @Test
    void aMonthIsCountedOnce() {
        String before =
                report(NOVEMBER).getGroup().stream().map(ReportIT::count).collect(Collectors.joining(","));
        assertThat(Desk.at(december, "RP-1").revoke(false).statusCode()).isEqualTo(200);
        assertThat(report(NOVEMBER).getGroup().stream().map(ReportIT::count).collect(Collectors.joining(",")))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "start=2026-11-02&end=2026-11-30, start is the first day",
        "start=2026-11-01&end=2026-11-29, start is the first day",
        "start=2027-01-01&end=2027-01-31, has not begun",
        "start=2026-11-01, end is a day such as",
        "start=2020-01-01&end=2026-11-30, at most",
        "start=2026-11-01&end=2026-11-30&group=person, month or partner"
    })
    void whatCannotBeAskedForIsSaid(String query, String said) {
        HttpResponse<String> answer = december.get("/fhir/$transition-report?" + query, "reporting");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void ofTheRunningMonthItIsOnlyToldThatItRuns() {
        MeasureReport running = report("/fhir/$transition-report?start=2026-12-01&end=2026-12-31");
        assertThat(running.getStatus()).isEqualTo(MeasureReport.MeasureReportStatus.PENDING);
        assertThat(running.hasGroup()).isFalse();
    }

    @Test
    void itAnswersByPostToo() {
        String asked =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"start\",\"valueDate\":\"2026-11-01\"},"
                        + "{\"name\":\"end\",\"valueDate\":\"2026-11-30\"}]}";
        assertThat(december.post("/fhir/$transition-report", "reporting", Desk.JSON, asked)
                        .statusCode())
                .isEqualTo(200);
        assertThat(december.post("/fhir/$transition-report", "reporting", Desk.JSON, "{}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakeshore-hospital", "peer-desk", "interop", "privacy-officer", "admin", "camel-routes"})
    void nobodyElseAsks(String client) {
        assertThat(december.get(NOVEMBER, client).statusCode()).isEqualTo(403);
    }

    @Test
    void everyQueryOfTheManualWorksAsWritten() throws IOException {
        List<String> queries = Files.readAllLines(Path.of("../docs/reporting.md")).stream()
                .filter(line -> line.startsWith("GET /fhir/"))
                .map(line -> line.substring("GET ".length()))
                .toList();
        assertThat(queries).hasSizeGreaterThan(4).allSatisfy(query -> {
            HttpResponse<String> answer = december.get(query, "reporting");
            assertThat(answer.statusCode()).as(query + ": " + answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"resourceType\":\"Bundle\"");
        });
    }

    private static MeasureReport report(String path) {
        HttpResponse<String> answer = december.get(path, "reporting");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Bundle reports = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, answer.body());
        assertThat(reports.getEntry()).hasSize(1);
        return (MeasureReport) reports.getEntryFirstRep().getResource();
    }

    private static MeasureReportGroupComponent group(MeasureReport report, String code) {
        return report.getGroup().stream()
                .filter(group -> code(group).equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String code(MeasureReportGroupComponent group) {
        return group.getCode().getCodingFirstRep().getCode();
    }

    private static String count(MeasureReportGroupComponent group) {
        return group.getPopulationFirstRep().getCountElement().hasValue()
                ? String.valueOf(group.getPopulationFirstRep().getCount())
                : "masked";
    }
}
