package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.Spoilt;
import org.nextstephub.server.intake.outcome.IntakeOutcome;

/** Whatever a sender sends is judged, or refused with a code: none of it makes the hub itself fail. */
class NoInputIsAFaultIT {

    private static final Caller PARTNER = new Caller(
            "lakeshore-hospital", Role.PARTNER, List.of("lakeshore-hospital"), Set.of("system/*.*"), null, "127.0.0.1");

    private final RunningHub hub = RunningHub.shared();

    @ParameterizedTest
    @ValueSource(strings = {"add", "transaction", "update", "cancel", "communication", "filing"})
    void everyValueInTurn(String kind) {
        ReferralIntake intake = hub.bean(ReferralIntake.class);
        List<String> failed = new ArrayList<>();
        List<Spoilt> all = Spoilt.all(body(kind));
        int stride = Integer.getInteger("spoilt.stride", 41);
        for (int i = kind.length() % stride; i < all.size(); i += stride) {
            Spoilt spoilt = all.get(i);
            ReceivedMessage received =
                    new ReceivedMessage(spoilt.body().getBytes(StandardCharsets.UTF_8), false, "message");
            IntakeOutcome outcome =
                    kind.equals("filing") ? intake.file(received, PARTNER) : intake.rehearse(received, PARTNER);
            if (outcome instanceof IntakeOutcome.Unavailable || outcome instanceof IntakeOutcome.Faulted) {
                failed.add(spoilt.how());
            }
        }
        assertThat(failed).isEmpty();
    }

    private static String body(String kind) {
        return switch (kind) {
            case "add" -> Referrals.message("NF-add");
            case "transaction" -> Referrals.transaction("NF-transaction");
            case "update" ->
                Referrals.message("NF-update").replace("add-service-request", "notify-update-service-request");
            case "cancel" -> Referrals.message("NF-cancel").replace("add-service-request", "revoke-service-request");
            case "filing" -> ConsentFiling.of("NF-filing").text();
            default -> communication("NF-communication");
        };
    }

    private static String communication(String number) {
        return """
                {"resourceType":"Bundle","identifier":{"system":"urn:test","value":"%1$s"},"type":"message",
                 "timestamp":"2026-11-22T11:00:00-05:00","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{
                  "resourceType":"MessageHeader","id":"11111111-1111-4111-8111-111111111111",
                  "eventCoding":{"system":"https://ehealthontario.ca/fhir/CodeSystem/message-event-code",
                   "code":"send-communication-from-requester"},
                  "source":{"endpoint":"https://partner.example/fhir"},
                  "focus":[{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"}]}},
                 {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{
                  "resourceType":"Communication","status":"completed",
                  "basedOn":[{"type":"ServiceRequest","identifier":{
                   "system":"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-referral",
                   "value":"%1$s"}}],
                  "payload":[{"contentString":"Words"}]}}]}
                """.formatted(number);
    }
}
