package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two hubs on one database are one hub: to a sender that reaches both, and to a person who withdraws at one of them. */
@OwnHub("two hubs share a database, and a third may not")
class ReplicasIT {

    private static final RunningHub ONE = RunningHub.shared();
    private static final RunningHub OTHER = RunningHub.replicaOf(ONE);
    private static final int PAIRS = Integer.getInteger("race.pairs", 40);

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    private static HttpResponse<String> send(RunningHub hub, String message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", message);
    }

    @RepeatedTest(10)
    void storeTheSameMessageOnceAndGiveItOneAnswer(org.junit.jupiter.api.RepetitionInfo repetition) {
        String id = "RP-" + repetition.getCurrentRepetition();
        CompletableFuture<HttpResponse<String>> one =
                CompletableFuture.supplyAsync(() -> send(ONE, Referrals.message(id)));
        CompletableFuture<HttpResponse<String>> other =
                CompletableFuture.supplyAsync(() -> send(OTHER, Referrals.message(id)));

        assertThat(one.join().statusCode()).isEqualTo(200);
        assertThat(one.join().body()).isEqualTo(other.join().body());
        assertThat(count("select count(*) from hub.referral where placer_value = '" + id + "'"))
                .isEqualTo(1);
    }

    /**
     * A withdrawal at one hub races a new referral of the same person at the other, which rests on the consent on file.
     * Whichever commits first, afterwards the desk sees nothing of the person. More with {@code -Drace.pairs=N}.
     */
    @Campaign
    @Test
    void letNothingInAfterAWithdrawal() {
        Random random = new Random(20261126);
        int before = 0;
        int after = 0;
        for (int i = 0; i < PAIRS; i++) {
            String person = "RC" + i;
            assertThat(ONE.mllp(message("REF^I12", person, "a", consent(person, "A", "20261118"))))
                    .contains("MSA|AA");
            Executor aLittleLater = CompletableFuture.delayedExecutor(random.nextInt(60), TimeUnit.MILLISECONDS);
            CompletableFuture<String> withdrawal = CompletableFuture.supplyAsync(
                    () -> ONE.mllp(message("REF^I13", person, "a", consent(person, "X", "20261122"))
                            .replace("|" + person + "a|P", "|" + person + "w|P")),
                    aLittleLater);
            CompletableFuture<String> referral =
                    CompletableFuture.supplyAsync(() -> OTHER.mllp(message("REF^I12", person, "b", "")));

            assertThat(withdrawal.join()).contains("MSA|AA").contains("HUB-WITHDRAWN");
            boolean accepted = referral.join().contains("MSA|AA");
            if (!accepted) {
                assertThat(referral.join()).contains("MSA|AE").containsAnyOf("RESCINDED", "MISSING", "REQUIRED");
            }
            before += accepted ? 1 : 0;
            after += accepted ? 0 : 1;
            for (RunningHub hub : new RunningHub[] {ONE, OTHER}) {
                for (String number : new String[] {"a", "b"}) {
                    assertThat(hub.get("/fhir/ServiceRequest?identifier=R-" + person + number, "peer-desk")
                                    .body())
                            .doesNotContain("\"entry\"");
                }
            }
        }
        System.out.printf("race: %d referrals before their withdrawal, %d refused after it%n", before, after);
    }

    @Test
    void aHubThatDoesNotKnowTheSecretsDoesNotStart() {
        assertThatThrownBy(() -> RunningHub.strangerTo(ONE)).hasMessageContaining("copy the folder keys");
    }

    private static long count(String sql) {
        return ONE.jdbc().sql(sql).query(Long.class).single();
    }

    private static String consent(String person, String status, String given) {
        return "CON|1|001|NEXTSTEP-ROI-1|C-%s^LGHEHR||||||W|%s||%s|%s|20271117|Y|||||F|||Tremblay^Rose|1%n"
                .formatted(person, status, given, given);
    }

    private static String message(String type, String person, String number, String consent) {
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122100000-0500||%1$s|%2$s%3$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%2$s%3$s^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-%2$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                %4$s""".formatted(type, person, number, consent);
    }
}
