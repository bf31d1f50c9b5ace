package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.Canonical;

/** What a sender tells after its referral: questions, feeds of its record, words; also twice, late and by strangers. */
class SenderUpdatesIT {

    private static final String LATER = "20261122113000-0500";

    private final RunningHub hub = RunningHub.shared();

    /** A referral over MLLP of a person and a number of its own, in the hands of the desk. */
    private Desk referred(String number) throws IOException {
        assertThat(hub.mllp(message(number))).contains("MSA|AA|");
        return Desk.at(hub, number);
    }

    private static String message(String number) throws IOException {
        return Files.readString(Path.of("src/test/resources/cases/mllp/accepted-with-consent/in.hl7"))
                .replace("LGH26112200481", number + "-1")
                .replace("LGH-REF-2026-00417", number)
                .replace("LG004417", "MR-" + number)
                .replace("LGH-CON-00417", number + "-con")
                .replace("V2026-1187", "V-" + number)
                .replaceFirst("(?m)^DG1.*\\n", "");
    }

    private String adt(String trigger, String number, String time, String... segments) {
        return hub.mllp("MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|" + time + "||ADT^" + trigger + "|"
                + UUID.randomUUID().toString().substring(0, 18) + "|P|2.5.1|||||CAN|UNICODE UTF-8\n"
                + "EVN|" + trigger + "|" + time + "\n"
                + (segments.length > 0 && segments[0].startsWith("PID") ? "" : "PID|1||MR-" + number + "^^^LGH^MR\n")
                + String.join("\n", segments) + "\n");
    }

    private String ask(String number, String person, String application, String facility) {
        return hub.mllp("MSH|^~\\&|" + application + "|" + facility
                + "|NEXTSTEP|PSSEO|" + LATER + "||REF^I15|"
                + UUID.randomUUID().toString().substring(0, 18)
                + "|P|2.5.1|||||CAN|UNICODE UTF-8\n"
                + "RF1|P|||||" + number + "^LGHEHR\n"
                + "PID|1||" + person + "^^^LGH^MR\n");
    }

    @Test
    void aStatusIsAskedByMessageAndNothingOfThePersonTravels() throws IOException {
        Desk desk = referred("SU-1");
        String waiting = ask("SU-1", "MR-SU-1", "LGHEHR", "LGH");
        assertThat(waiting)
                .contains("||RRI^I15^RRI_I12|")
                .contains("MSA|AA|")
                .contains("RF1|P^Pending^HL70283|||||SU-1^LGHEHR|||||NS-")
                .contains("PRD|RT^Referred to Provider^HL70286|||^^^PSSEO")
                .contains("PID|1||MR-SU-1^^^LGH^MR||^^^^^^U")
                .doesNotContain("Tremblay");

        desk.to("accepted/awaiting-introduction");
        assertThat(ask("SU-1", "MR-SU-1", "LGHEHR", "LGH")).contains("RF1|A^Accepted^HL70283|");
        desk.to("cancelled/no-contact-made");
        assertThat(ask("SU-1", "MR-SU-1", "LGHEHR", "LGH")).contains("RF1|R^Rejected^HL70283|");
    }

    @Test
    void aForeignUnknownOrWrongPersonsReferralReadAlike() throws IOException {
        referred("SU-2");
        String unknown = ask("SU-2-none", "MR-SU-2", "LGHEHR", "LGH");
        assertThat(unknown).contains("MSA|AE|").contains("HUB-UNKNOWN-REFERRAL");
        for (String other :
                List.of(ask("SU-2", "MR-other", "LGHEHR", "LGH"), ask("SU-2", "MR-SU-2", "RDCEMR", "RDC"))) {
            assertThat(other).contains("MSA|AE|").contains("HUB-UNKNOWN-REFERRAL");
        }
    }

    @Test
    void aNewReferralUnderTheNumberOfAnotherPersonsIsAConflict() throws IOException {
        referred("SU-2C");
        referred("SU-2D");
        String again = Files.readString(Path.of("src/test/resources/cases/mllp/accepted-with-consent/in.hl7"))
                .replace("LGH26112200481", "SU-2C-again")
                .replace("LGH-REF-2026-00417", "SU-2C")
                .replace("LG004417", "MR-SU-2D");
        assertThat(hub.mllp(again))
                .contains("MSA|AE|SU-2C-again|HUB-REF-CONFLICT")
                .contains("RF1^1^6");
    }

    @Test
    void aQuestionTwiceIsAnsweredAnewEachTime() throws IOException {
        Desk desk = referred("SU-3");
        String query = "MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|" + LATER + "||REF^I15|SU-3-Q|P|2.5.1\n"
                + "RF1|P|||||SU-3^LGHEHR\nPID|1||MR-SU-3^^^LGH^MR\n";
        assertThat(hub.mllp(query)).contains("RF1|P^");
        desk.to("accepted/awaiting-introduction");
        assertThat(hub.mllp(query)).contains("RF1|A^");
    }

    @Test
    void theFeedRefreshesHowAPersonIsReachedAndNotWhoTheyAre() throws IOException {
        Desk desk = referred("SU-4");
        String update =
                "PID|1||MR-SU-4^^^LGH^MR||Tremblay^Émilie^^^^^L||19500101|M|||9 New St^^Kingston^ON^K7L 1A1^CAN^H"
                        + "||^PRN^CP^^1^613^5550199||en";
        assertThat(adt("A08", "SU-4", LATER, update)).contains("MSA|AA|");

        Patient person = person(desk);
        assertThat(person.getTelecomFirstRep().getValue()).contains("5550199");
        assertThat(person.getAddressFirstRep().getLine().get(0).getValue()).isEqualTo("9 New St");
        assertThat(person.getBirthDateElement().getValueAsString()).isEqualTo("1989-02-14");
        assertThat(person.getGender().toCode()).isEqualTo("female");
        assertThat(person.getIdentifier().stream().map(Identifier::getValue)).anyMatch(v -> v.startsWith("NSP-"));

        for (String older : List.of("20261122083000-0500", "20261122112000-0500")) {
            assertThat(adt("A31", "SU-4", older, update.replace("9 New St", "1 Old St")))
                    .contains("MSA|AA|");
        }
        assertThat(person(desk).getAddressFirstRep().getLine().get(0).getValue())
                .as("an older word does not replace a newer one")
                .isEqualTo("9 New St");
        assertThat(adt("A08", "SU-4-unknown", LATER, update.replace("MR-SU-4", "MR-SU-4-unknown")))
                .as("nobody learns whether somebody is known")
                .contains("MSA|AA|");
    }

    @Test
    void aReferralsOwnChangeIsNotOldForAFeedThatOvertookIt() throws IOException {
        Desk desk = referred("SU-13");
        assertThat(adt("A08", "SU-13", LATER, "PID|1||MR-SU-13^^^LGH^MR")).contains("MSA|AA|");
        String change = message("SU-13")
                .replace("SU-13-1", "SU-13-2")
                .replace("REF^I12^REF_I12", "REF^I13^REF_I12")
                .replace("20261122103015-0500", "20261122110000-0500")
                .replace("PV2|||||||||20270115", "PV2|||||||||20270131");
        assertThat(hub.mllp(change)).contains("MSA|AA|").doesNotContain("HUB-STALE");
        assertThat(RunningHub.fhir().newJsonParser().encodeResourceToString(desk.request()))
                .contains("2027-01-31");
    }

    private Patient person(Desk desk) {
        return (Patient) RunningHub.fhir()
                .newJsonParser()
                .parseResource(desk.get("Patient/" + desk.person()).body());
    }

    @Test
    void aDischargeIsSeenByTheWatchAtOnceAndCanBeTakenBack() throws IOException {
        Desk desk = referred("SU-5");
        assertThat(adt("A03", "SU-5", LATER, "PV1|1|O" + "|".repeat(43) + "20261121"))
                .contains("MSA|AA|");
        assertThat(desk.watches()).contains("ended-no-introduction");
        assertThat(desk.main().getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);

        assertThat(adt("A13", "SU-5", "20261122114500-0500", "PV1|1|O")).contains("MSA|AA|");
        assertThat(desk.watches()).doesNotContain("ended-no-introduction");
    }

    @Test
    void aCancelledVisitTakesItsDateAlongAndTellsTheDesk() throws IOException {
        Desk desk = referred("SU-6");
        String other = "PV1|1|O" + "|".repeat(17) + "V-other^^^LGH^VN";
        assertThat(adt("A11", "SU-6", LATER, other)).contains("MSA|AA|");
        assertThat(visits(desk)).hasSize(1);

        assertThat(adt("A11", "SU-6", LATER, other.replace("V-other", "V-SU-6")))
                .contains("MSA|AA|");
        assertThat(visits(desk)).isEmpty();
        assertThat(desk.watches()).contains("sender-note");
    }

    private static List<String> visits(Desk desk) {
        return desk.request().getIdentifier().stream()
                .filter(identifier ->
                        "VN".equals(identifier.getType().getCodingFirstRep().getCode()))
                .map(Identifier::getValue)
                .toList();
    }

    @Test
    void twoNumbersOfOnePersonAreJoinedAndOfTwoPeopleNever() throws IOException {
        Desk one = referred("SU-7");
        assertThat(adt("A40", "SU-7", LATER, "PID|1||MR-SU-7-new^^^LGH^MR", "MRG|MR-SU-7^^^LGH^MR"))
                .contains("MSA|AA|");
        assertThat(person(one).getIdentifier().stream()
                        .filter(number ->
                                "MR".equals(number.getType().getCodingFirstRep().getCode()))
                        .map(Identifier::getValue))
                .containsExactlyInAnyOrder("MR-SU-7", "MR-SU-7-new");
        assertThat(ask("SU-7", "MR-SU-7-new", "LGHEHR", "LGH")).contains("RRI^I15");

        Desk other = referred("SU-8");
        assertThat(adt("A40", "SU-8", LATER, "PID|1||MR-SU-8^^^LGH^MR", "MRG|MR-SU-7^^^LGH^MR"))
                .contains("MSA|AA|");
        assertThat(person(other).getIdentifier().stream().map(Identifier::getValue))
                .doesNotContain("MR-SU-7");
        assertThat(other.watches()).contains("sender-note");
    }

    @Test
    void aDeathStopsOutreachAndIsNotWrittenDown() throws IOException {
        Desk desk = referred("SU-9");
        String dead = "PID|1||MR-SU-9^^^LGH^MR" + "|".repeat(26) + "20261121|Y";
        assertThat(adt("A08", "SU-9", LATER, dead)).contains("MSA|AA|");
        assertThat(desk.main().getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);
        assertThat(desk.watches()).contains("sender-note");
        assertThat(person(desk).hasDeceased()).isFalse();
        assertThat(desk.agencySees()).isEqualTo("requested/awaiting-review");
    }

    @Test
    void aNoInTheFeedWithdraws() throws IOException {
        Desk desk = referred("SU-10");
        String person = desk.person();
        String no = "CON|1|001|NEXTSTEP-ROI-1|SU-10-con||||||W|X||" + LATER;
        assertThat(adt("A08", "SU-10", LATER, "PID|1||MR-SU-10^^^LGH^MR", no)).contains("MSA|AA|");
        assertThat(desk.get("Patient/" + person).statusCode()).isEqualTo(404);
    }

    private String told(String number, String words, String key, String client) {
        return hub.post("/fhir/$process-message", client, Desk.JSON, """
                        {"resourceType":"Bundle","identifier":{"system":"urn:test","value":"%s"},"type":"message",
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
                           "value":"%s"}}],
                          "payload":[{"contentString":"%s"}]}}]}
                        """.formatted(key, number, words))
                .body();
    }

    @Test
    void wordsOfTheAgencyAnswerWhatWasAskedAndLieOnTheDesk() {
        Desk desk = Desk.withReferral(hub, "SU-11").to("received/awaiting-information");
        String answer = told("SU-11", "She uses a wheelchair <b>ramp</b> needed", "SU-11-c", "lakeshore-hospital");
        assertThat(answer).contains("\"code\":\"ok\"");

        List<Communication> told = desk.all(Communication.class, "Communication?patient=Patient/" + desk.person());
        assertThat(told).hasSize(1);
        assertThat(told.get(0).getPayloadFirstRep().getContent().primitiveValue())
                .contains("wheelchair")
                .doesNotContain("<b>");
        assertThat(desk.watches()).contains("sender-note");
        assertThat(desk.beside().stream()
                        .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-rfi-task")))
                        .map(Task::getStatus))
                .containsExactly(Task.TaskStatus.COMPLETED);
        assertThat(told("SU-11", "She uses a wheelchair <b>ramp</b> needed", "SU-11-c", "lakeshore-hospital"))
                .isEqualTo(answer);
        assertThat(desk.all(Communication.class, "Communication?patient=Patient/" + desk.person()))
                .hasSize(1);

        String person = desk.person();
        String communication = told.get(0).getIdElement().getIdPart();
        desk.revoke(false);
        assertThat(desk.get("Communication/" + communication).statusCode()).isEqualTo(404);
        assertThat(desk.get("Communication?patient=Patient/" + person).body()).doesNotContain("wheelchair");
    }

    @Test
    void wordsAboutNothingOrWithoutWordsAreRefused() {
        Desk.withReferral(hub, "SU-12");
        assertThat(told("SU-12-none", "Hello", "SU-12-a", "lakeshore-hospital")).contains("unknown-referral");
        assertThat(told("SU-12", "", "SU-12-b", "lakeshore-hospital")).contains("Communication.payload");
        assertThat(told("SU-12", "x".repeat(4001), "SU-12-c", "lakeshore-hospital"))
                .contains("at most 4000");
        assertThat(told("SU-12", "Hello", "SU-12-d", "rideau-clinic")).doesNotContain("\"code\":\"ok\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notify-update-process-request",
                "notify-add-process-request",
                "notify-add-service-record",
                "notify-report-service-request"
            })
    void anEchoIsTakenNoteOfAndNothingIsKept(String event) {
        long before = hub.jdbc()
                .sql("select count(*) from hub.inbox")
                .query(Long.class)
                .single();
        String echo = hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, """
                        {"resourceType":"Bundle","identifier":{"system":"urn:test","value":"echo-%s"},"type":"message",
                         "entry":[{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{
                          "resourceType":"MessageHeader","id":"11111111-1111-4111-8111-111111111111",
                          "eventCoding":{"system":"https://ehealthontario.ca/fhir/CodeSystem/message-event-code",
                           "code":"%s"},
                          "source":{"endpoint":"https://partner.example/fhir"},
                          "focus":[{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"}]}},
                         {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{
                          "resourceType":"Task","status":"accepted","intent":"order",
                          "description":"ECHOCANARY"}}]}
                        """.formatted(event, event))
                .body();
        assertThat(echo).contains("\"code\":\"ok\"").contains("already-known");
        assertThat(hub.jdbc()
                        .sql("select count(*) from hub.inbox")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(hub.tablesThatHold("ECHOCANARY")).isEmpty();
    }
}
