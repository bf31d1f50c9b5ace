package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.TimeSpan;

/** Each example of the manual for the desk, posted in its order as it stands there, with ids of a referral in the brackets. */
class DeskExamplesIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Pattern EXAMPLE = Pattern.compile("```\\nPOST /fhir/(\\S+)\\n(\\{.*?)```", Pattern.DOTALL);

    private record Example(String address, String body) {}

    private static List<Example> examples() throws IOException {
        String manual = Files.readString(Path.of("../docs/pathway.md"));
        return EXAMPLE.matcher(manual.substring(manual.indexOf("## Examples")))
                .results()
                .map((MatchResult found) -> new Example(found.group(1), found.group(2)))
                .toList();
    }

    @Test
    void everyExampleOfTheManualIsTaken() throws IOException {
        Desk desk = Desk.withReferral(HUB, "DX-1");
        String contact = "none-yet";
        List<String> said = new ArrayList<>();
        for (Example example : examples()) {
            Resource changed = example.address().startsWith("EpisodeOfCare/") ? desk.relationship() : desk.main();
            HttpResponse<String> answer = HUB.post(
                    "/fhir/" + filled(example.address(), desk, contact),
                    "peer-desk",
                    Desk.JSON,
                    filled(example.body(), desk, contact)
                            .replace("[version]", changed.getMeta().getVersionId()));
            if (example.address().equals("Communication")) {
                // understood; this agency's system takes no words (NoticesIT has one that does)
                assertThat(answer.body()).contains("takes no messages with words");
            } else {
                assertThat(answer.statusCode())
                        .as(example.address() + " " + answer.body())
                        .isBetween(200, 201);
            }
            if (example.address().equals("Encounter")) {
                contact = new ObjectMapper().readTree(answer.body()).path("id").asText();
            }
            said.add(example.address());
        }
        assertThat(said)
                .contains("Communication", "Encounter", "QuestionnaireResponse", "Consent/$fileConsent")
                .hasSizeGreaterThan(9);
        assertThat(desk.agencySees()).isEqualTo("completed/transition-complete");
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        Desk desk = Desk.withReferral(HUB, "DX-2");
        String nothing = "{\"resourceType\": \"Parameters\"}";
        HttpResponse<String> step =
                HUB.post("/fhir/Task/" + desk.taskId() + "/$advance-step", "peer-desk", Desk.JSON, nothing);
        assertThat(step.statusCode()).isEqualTo(400);
        assertThat(step.body()).contains("The parameters status, businessStatus, ifVersion are needed");

        HttpResponse<String> contact =
                HUB.post("/fhir/Encounter", "peer-desk", Desk.JSON, "{\"resourceType\": \"Encounter\"}");
        assertThat(contact.statusCode()).isEqualTo(422);
        assertThat(contact.body()).contains("Encounter.status", "Encounter.class", "Encounter.subject");
    }

    private static String filled(String text, Desk desk, String contact) {
        LocalDate today = LocalDate.ofInstant(HUB.bean(Clock.class).instant(), TimeSpan.TORONTO);
        String filled = text.replace("[task]", desk.taskId())
                .replace("[request]", desk.request().getIdElement().getIdPart())
                .replace("[person]", desk.person())
                .replace("[worker]", desk.worker().getIdElement().getIdPart())
                .replace("[contact]", contact)
                .replace("[number]", "DX-1-share-back")
                .replace("[today]", today.toString())
                .replace("[in-two-months]", today.plusMonths(2).toString());
        return filled.contains("[relationship]")
                ? filled.replace(
                        "[relationship]", desk.relationship().getIdElement().getIdPart())
                : filled;
    }
}
