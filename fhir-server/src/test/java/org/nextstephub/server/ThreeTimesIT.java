package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.SenderWords;

/**
 * A fault of the hub's own, provoked by a trigger that says a stored value is impossible: it is answered as ours and
 * counted, and the third time is the last, whichever hub it was.
 */
@OwnHub("counts on with a second hub on the database of the shared one")
class ThreeTimesIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();
    private final String number = "TT-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void theHubBreaksOnThisReferral() {
        hub.jdbc().sql("""
                        create function hub.break() returns trigger language plpgsql as
                        'begin raise exception using errcode = ''22P02''; end'""").update();
        hub.jdbc()
                .sql("create trigger break before insert on hub.referral for each row execute function hub.break()")
                .update();
    }

    @AfterEach
    void theHubIsMended() {
        hub.jdbc().sql("drop function if exists hub.break() cascade").update();
    }

    private HttpResponse<String> message() {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message(number));
    }

    private double faults() {
        return hub.bean(MeterRegistry.class).find("hub.messages").tag("outcome", "fault").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void theThirdAnswerToAMessageIsFinalAndAMendedHubTakesIt() {
        double before = faults();
        for (int time = 1; time <= 2; time++) {
            HttpResponse<String> answer = message();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
            assertThat(answer.body())
                    .contains(
                            "\"code\":\"exception\"",
                            "\"code\":\"fault\"",
                            "\"code\":\"internal\"",
                            "\"valueString\":\"R-")
                    .doesNotContain("transient");
        }
        HttpResponse<String> last = message();
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.body()).contains("fatal-error", "\"code\":\"given-up\"", "\"valueString\":\"R-");
        assertThat(faults() - before).isEqualTo(3);
        assertThat(hub.jdbc()
                        .sql("select count(*) from hub.receipt where key_value = ? and outcome = 'fault'")
                        .param(hub.bean(SenderWords.class).hash(number))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);

        theHubIsMended();
        assertThat(message().body()).contains("\"code\":\"ok\"");
    }

    @Test
    void anotherHubOnTheSameDatabaseGoesOnCounting() {
        message();
        message();
        try (RunningHub other = RunningHub.replicaOf(hub)) {
            HttpResponse<String> last =
                    other.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message(number));
            assertThat(last.body()).contains("given-up");
        }
    }

    @Test
    void aTransactionGivenUpAsksForNoOtherTry() {
        String body = Referrals.transaction(number);
        for (int time = 1; time <= 2; time++) {
            assertThat(hub.post("/fhir", "lakeshore-hospital", JSON, body).statusCode())
                    .isEqualTo(500);
        }
        HttpResponse<String> last = hub.post("/fhir", "lakeshore-hospital", JSON, body);
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.body()).contains("given-up");
    }

    @Test
    void overMllpTheSenderIsTold() {
        assertThat(hub.mllp(v2())).contains("MSA|AR").contains("HUB-FAULT");
        assertThat(hub.mllp(v2())).contains("MSA|AR").contains("HUB-FAULT");
        assertThat(hub.mllp(v2())).contains("MSA|AE").contains("HUB-GIVEN-UP").contains("207^");
    }

    @Test
    void aRowOfAFileIsOpenTwiceAndThenAnswered() {
        String file = CaseRows.csv(CaseRows.granted());
        for (int time = 1; time <= 2; time++) {
            HttpResponse<String> answer = hub.post("/intake/v1/referrals", "frontenac-cm", "text/csv", file);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("HUB-FAULT");
        }
        HttpResponse<String> last = hub.post("/intake/v1/referrals", "frontenac-cm", "text/csv", file);
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.body()).contains("HUB-GIVEN-UP").contains("refused");
    }

    private String v2() {
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%1$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%1$s^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-%1$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-%1$s^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """.formatted(number);
    }
}
