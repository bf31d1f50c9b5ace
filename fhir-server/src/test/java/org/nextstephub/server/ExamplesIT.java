package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files of {@code examples/} do what the README says of them. */
class ExamplesIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void theMessagesOfHl7v2AreAccepted() throws IOException {
        assertThat(HUB.mllp(read("referral.hl7"))).contains("MSA|AA");
        assertThat(HUB.mllp(read("cancel.hl7"))).contains("MSA|AA");
    }

    @Test
    void theMessageOfFhirIsAccepted() throws IOException {
        HttpResponse<String> answer = HUB.post(
                "/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", read("referral.json"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":\"ok\"").doesNotContain("fatal-error");
    }

    @Test
    void theThreeRowsGetThreeDifferentAnswers() throws IOException {
        HttpResponse<String> answer = HUB.post(
                "/intake/v1/referrals",
                "frontenac-cm",
                "text/csv",
                read("referrals.csv").replace("2026-11-25", "2026-11-22"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("accepted", "refused", "invalid");
    }

    /** Under other numbers than those of the golden cases, which are much the same. */
    private static String read(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name))
                .replace("LGH-REF-", "LGX-REF-")
                .replace("LGH261122", "LGX261122")
                .replace("LG004417", "LG994417");
    }
}
