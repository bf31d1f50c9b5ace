package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.profiles.validation.HubValidator.Finding;

/** What the hub answers is FHIR as the specification has it: whole Bundles, not only what is in them. */
class AnswersAreValidIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Desk REFERRAL = Desk.withReferral(HUB, "AV-1");

    @ParameterizedTest
    @CsvSource({
        "reporting, Task?_count=3",
        "reporting, ServiceRequest?_summary=count",
        "reporting, $transition-report?start=2026-09-01&end=2026-11-30",
        "peer-desk, Task?_count=3&_total=accurate",
        "peer-desk, Patient/[person]/$disclosures",
        "peer-desk, Task/[task]/$notices",
        "peer-desk, Task/[task]/$everything",
        "peer-desk, Task/$open-referrals?_count=3&weeks=true",
        "peer-desk, Task/[task]/$continuity",
        "lakeshore-hospital, Task?_count=3",
        "lakeshore-hospital, $referral-status?identifier=https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral%7CAV-1",
        "interop, $message-log?_count=3",
        "interop, $message-log?view=hours&from=2026-11-22&to=2026-11-22",
        "interop, $message-log?view=last",
        "privacy-officer, AuditEvent?_count=3",
        "admin, Organization?_count=3"
    })
    void toWhoeverAsks(String client, String path) {
        HttpResponse<String> answer = HUB.get("/fhir/" + filled(path), client);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(errors(answer.body())).isEmpty();
    }

    @Test
    void toAPrivacyOfficerWhoSaysWhy() {
        HttpResponse<String> answer = HUB.post(
                "/fhir/$record-history",
                "privacy-officer",
                "application/fhir+json",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"record\",\"valueReference\":{\"reference\":\"Task/"
                        + REFERRAL.taskId()
                        + "\"}},{\"name\":\"reason\",\"valueString\":\"The person asked what was changed\"}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(errors(answer.body())).isEmpty();
    }

    private static String filled(String path) {
        return path.replace("[person]", REFERRAL.person()).replace("[task]", REFERRAL.taskId());
    }

    private static List<String> errors(String answer) {
        var validator = HUB.bean(org.nextstephub.profiles.validation.HubValidator.class);
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        Resource resource = validator.glance(text, false).orElseThrow();
        return validator
                .validate(text, false, List.of("http://hl7.org/fhir/StructureDefinition/" + resource.fhirType()))
                .stream()
                .filter(Finding::error)
                .map(finding -> finding.element() + " " + finding.text())
                .toList();
    }
}
