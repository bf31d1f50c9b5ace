package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.intake.message.Spoilt;

/** The doors beside the messages: what is masked, empty or cannot be kept is refused there with a code as well. */
class NoDoorIsAFaultIT {

    private static final String JSON = "application/fhir+json";
    private static final String NUMBER = """
            {"resourceType":"Parameters","parameter":[{"name":"%s",
             "valueIdentifier":{"system":"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-mrn",
              "value":"ND-1"}}]}""";

    /** More than any value has. */
    private static final String LONG = "1234567890".repeat(101);

    private final RunningHub hub = RunningHub.shared();

    @ParameterizedTest
    @CsvSource({
        "/fhir/Consent/$revokeConsent, patient",
        "/fhir/Consent/$revokeConsent, identifier",
        "/fhir/$referral-status, identifier"
    })
    void parametersOfAnOperation(String path, String name) {
        List<String> failed = new ArrayList<>();
        for (Spoilt spoilt : Spoilt.all(NUMBER.formatted(name))) {
            HttpResponse<String> answer = hub.post(path, "lakeshore-hospital", JSON, spoilt.body());
            if (answer.statusCode() >= 500) {
                failed.add(spoilt.how());
            }
        }
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/$validate", "/fhir/Encounter", "/fhir/Communication", "/fhir/Task"})
    void aBodyThatIsValidatedOrWrittenAtTheDesk(String path) {
        String type = path.contains("$") ? "Encounter" : path.substring("/fhir/".length());
        List<String> failed = new ArrayList<>();
        String body = "{\"resourceType\":\"%s\",\"status\":\"completed\",\"identifier\":[{\"system\":\"urn:s\"}]}";
        for (Spoilt spoilt : Spoilt.all(body.formatted(type))) {
            HttpResponse<String> answer = hub.post(path, "peer-desk", JSON, spoilt.body());
            if (answer.statusCode() >= 500) {
                failed.add(spoilt.how());
            }
        }
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Task?group-identifier=a%00b",
                "/fhir/Patient?identifier=urn:s%7C%00",
                "/fhir/Patient?_id=%00",
                "/fhir/ServiceRequest?identifier=%00"
            })
    void aSearchForWhatCannotBeKept(String search) {
        assertThat(hub.get(search, "peer-desk").statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=-1",
                "_count=99999999999",
                "_count=",
                "_offset=-1",
                "_offset=99999999999",
                "_lastUpdated=ge2026-13-45",
                "status=LONG",
                "_lastUpdated=LONG"
            })
    void aSearchThatCannotBeAnswered(String query) {
        for (String client : List.of("peer-desk", "reporting", "lakeshore-hospital")) {
            assertThat(hub.get("/fhir/Task?" + query.replace("LONG", LONG), client)
                            .statusCode())
                    .as(client)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/token grant_type=authorization_code&client_id=console&code=%00&code_verifier=x",
                "/oauth2/token grant_type=client_credentials&client_id=%00",
                "/oauth2/token grant_type=client_credentials&client_assertion_type="
                        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                        + "eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJhXHUwMDAwYiJ9.AAAA",
                "/oauth2/revoke client_id=console&token=%00",
                "/signin name=%00&password=x"
            })
    void aNameOrCodeThatNobodyCanHave(String asked) {
        String[] parts = asked.split(" ", 2);
        HttpResponse<String> answer = hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + parts[0]))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(parts[1]))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    @Test
    void aKeyThatNobodyCanHaveIsNoWithdrawal() {
        HttpResponse<String> answer = hub.post(
                "/fhir/Consent/$revokeConsent",
                "lakeshore-hospital",
                JSON,
                NUMBER.formatted("patient").replace("ND-1", "ND-1\u2003"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("printable ASCII");
    }

    @Test
    void overMllpACharacterThatCannotBeKeptIsNamed() {
        String message = """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|ND-2|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-ND-2^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-ND-2^^^LGH^MR||Tremblay\\X00\\^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-ND-2^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """;
        assertThat(hub.mllp(message)).contains("MSA|AE").contains("HUB-CHARSET").contains("PID^1|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void aCellThatCannotBeKept(String character) {
        String file =
                CaseRows.as("json", List.of(CaseRows.granted())).replace("\"Robin\"", "\"Robin" + character + "\"");
        HttpResponse<String> answer = hub.post("/intake/v1/referrals", "frontenac-cm", "application/json", file);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    }
}
