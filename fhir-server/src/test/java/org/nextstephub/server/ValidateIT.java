package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.Trials;
import org.nextstephub.profiles.validation.Trials.Trial;

/** {@code $validate}: what an interface engineer sees before any connection exists. */
class ValidateIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> validate(String path, String body) {
        return hub.post("/fhir/" + path, "interop", JSON, body);
    }

    @Test
    void saysThatAGoodMessageIsGood() {
        HttpResponse<String> answer = validate("$validate", Referrals.message("VA-1"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("It meets its profile").doesNotContain("\"severity\":\"error\"");
        String xml = RunningHub.fhir()
                .newXmlParser()
                .encodeResourceToString(
                        RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("VA-1")));
        assertThat(hub.post("/fhir/$validate", "lakeshore-hospital", "application/fhir+xml", xml)
                        .body())
                .contains("<OperationOutcome")
                .contains("It meets its profile");
    }

    @Test
    void judgesTheConsentsInAMessageByTheirProfile() {
        String wrong = Referrals.message("VA-2")
                .replaceFirst("(?s)\"provision\"\\s*:\\s*\\{\\s*\"type\"\\s*:\\s*\"permit\",", "\"provision\": {");
        assertThat(wrong).isNotEqualTo(Referrals.message("VA-2"));
        assertThat(validate("$validate", wrong).body())
                .contains("\"severity\":\"error\"")
                .containsPattern("Bundle\\.entry\\[\\d+]\\.resource");
    }

    @Test
    void judgesEveryTrialAsTheValidatorDoes() {
        HubValidator validator = new HubValidator(RunningHub.fhir());
        for (Trial trial : Trials.all()) {
            String body = validate("$validate", new String(trial.json(), StandardCharsets.UTF_8))
                    .body();
            List<String> said =
                    RunningHub.fhir().newJsonParser().parseResource(OperationOutcome.class, body).getIssue().stream()
                            .filter(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR)
                            .map(issue -> issue.getExpression().get(0).getValue())
                            .toList();
            List<String> found = validator.validate(trial.resource()).stream()
                    .filter(Finding::error)
                    .map(Finding::element)
                    .toList();
            assertThat(said).as(trial.name()).containsExactlyInAnyOrderElementsOf(found);
        }
    }

    @Test
    void namesTheElementItsLineAndTheRule() {
        String wrong = """
                {
                  "resourceType": "ServiceRequest",
                  "status": "draft",
                  "intent": "proposal",
                  "subjekt": {"display": "x"}
                }""";
        HttpResponse<String> answer = validate("ServiceRequest/$validate", wrong);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"severity\":\"error\"")
                .contains("nsr-2")
                .contains("ServiceRequest.subject")
                .contains("subjekt")
                .contains("operationoutcome-issue-line\",\"valueInteger\":5");
    }

    @Test
    void takesTheProfileThatIsAskedForNamedOrTheTypesOwn() {
        String base = "https://nextstep-hub.example/fhir/StructureDefinition/";
        String task = "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\"}";
        assertThat(validate("$validate?profile=" + base + "nextstep-partner-task", task)
                        .body())
                .contains("nextstep-partner-task");
        assertThat(validate("$validate", task).body()).contains("nextstep-referral-task");
        assertThat(validate(
                                "$validate",
                                task.replace("{\"r", "{\"meta\":{\"profile\":[\"" + base + "nextstep-rfi-task\"]},\"r"))
                        .body())
                .contains("nextstep-rfi-task");
        assertThat(validate("$validate?profile=https://elsewhere.example/x", task)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void readsTheResourceInsideParameters() {
        assertThat(validate(
                                "$validate",
                                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                                        + "{\"resourceType\":\"Patient\",\"active\":true}}]}")
                        .body())
                .contains("Patient.identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"resourceType\":\"Nothing\"}", "\u0000"})
    void refusesWhatCannotBeRead(String body) {
        HttpResponse<String> answer = validate("$validate", body);
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body())
                .contains("OperationOutcome")
                .contains("\"error\"")
                .doesNotContain("Exception")
                .doesNotContain("ca.uhn");
    }

    @Test
    void refusesDepthAndDoctypesAndOtherRoles() {
        assertThat(validate("$validate", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.post(
                                "/fhir/$validate",
                                "interop",
                                "application/fhir+xml",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Patient/>")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.post("/fhir/$validate", "reporting", JSON, "{}").statusCode())
                .isEqualTo(403);
    }
}
