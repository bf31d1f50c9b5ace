package org.nextstephub.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.server.worklist.ContinuityWatch;

/** Notices on the wire, to a partner's own system: each once and in order, and nothing that may not be told. */
@OwnHub("it runs without one of the facts, and partners are told what happens in its whole store")
class NoticesIT {

    @TempDir
    static Path data;

    private static RunningHub hub;
    private static PartnerSystem lakeshore;

    @BeforeAll
    static void start() {
        hub = RunningHub.own(data, "--nextstep.facts.overlap-not-possible=off", "--nextstep.notices.pause=100ms");
        lakeshore = PartnerSystem.of(hub, "lakeshore-hospital");
    }

    @AfterAll
    static void stop() {
        hub.close();
        lakeshore.close();
    }

    @BeforeEach
    void up() {
        lakeshore.goesDown(false);
    }

    private static void within(Callable<Boolean> soon) {
        await().atMost(90, SECONDS).until(soon);
    }

    @Test
    void everyStepIsToldOnceInOrderAndWithoutThePerson() {
        Desk desk = Desk.withReferral(hub, "NO-1");
        desk.shareBack();
        desk.introduced("2026-11-21");
        desk.to("in-progress/overlap-active").to("completed/transition-complete", Desk.on("2026-11-22"));

        within(() -> lakeshore.told("NO-1").size() == 4);
        assertThat(lakeshore.told("NO-1"))
                .containsExactly(
                        "accepted/awaiting-introduction",
                        "in-progress/introduced",
                        "in-progress/overlap-active",
                        "completed/transition-complete");
        within(() -> desk.notices().stream().noneMatch(notice -> notice.endsWith("queued")));
        assertThat(desk.notices())
                .containsExactly(
                        "received told",
                        "accepted delivered",
                        "introduced delivered",
                        "overlap-active delivered",
                        "transition-complete delivered");
        List<String> messages = lakeshore.received().stream()
                .map(message -> RunningHub.fhir().newJsonParser().encodeResourceToString(message))
                .toList();
        assertThat(messages).allSatisfy(message -> assertThat(message)
                .doesNotContain("Patient/")
                .doesNotContain("Robin")
                .doesNotContain("PractitionerRole/")
                .doesNotContain("Dana"));
        assertThat(hub.get("/fhir/AuditEvent?subtype=disclosure-sent&_count=100", "privacy-officer")
                        .body())
                .contains("transition-complete");
    }

    @Test
    void aNoticeIsAValidMessageOfTheOntarioConversation() {
        Desk desk = Desk.withReferral(hub, "NO-2").to("rejected/declined-capacity");

        within(() -> lakeshore.told("NO-2").size() == 1);
        Bundle message = lakeshore.received().stream()
                .filter(notice -> RunningHub.fhir()
                        .newJsonParser()
                        .encodeResourceToString(notice)
                        .contains("NO-2"))
                .findFirst()
                .orElseThrow();
        assertThat(new HubValidator(RunningHub.fhir())
                        .validate(message).stream()
                                .filter(HubValidator.Finding::error)
                                .map(finding -> finding.element() + ": " + finding.text()))
                .isEmpty();
        assertThat(RunningHub.fhir().newJsonParser().encodeResourceToString(message))
                .contains("notify-update-process-request")
                .contains("\"code\":\"capacity\"")
                .contains("NS-OUT-");
        assertThat(desk.agencySees()).isEqualTo("rejected capacity");
    }

    @Test
    void aPartnerThatIsDownLosesNothing() {
        lakeshore.goesDown(true);
        Desk one = Desk.withReferral(hub, "NO-3").to("received/awaiting-review").to("accepted/awaiting-introduction");
        Desk two = Desk.withReferral(hub, "NO-4").to("rejected/declined-capacity");
        within(() -> attempts(one) >= 2);
        one.to("cancelled/no-contact-made");
        assertThat(one.notices()).containsExactly("received told", "accepted queued", "closed queued");

        lakeshore.goesDown(false);
        within(() ->
                lakeshore.told("NO-3").size() == 2 && !lakeshore.told("NO-4").isEmpty());
        assertThat(lakeshore.told("NO-3")).containsExactly("accepted/awaiting-introduction", "cancelled");
        assertThat(lakeshore.told("NO-4")).containsExactly("rejected");
        within(() -> two.notices().contains("not-accepted delivered"));
    }

    private static int attempts(Desk desk) {
        return hub.jdbc()
                .sql("select coalesce(max(attempts), 0) from hub.notice where task_id = ?")
                .param(desk.taskId())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsRefusedForOneReferralDoesNotHoldUpAnother() {
        lakeshore.answers(422, 422, 422);
        Desk refused = Desk.withReferral(hub, "NO-5").to("accepted/awaiting-introduction");
        within(() -> attempts(refused) >= 1);
        Desk.withReferral(hub, "NO-6").to("accepted/awaiting-introduction");

        within(() ->
                !lakeshore.told("NO-6").isEmpty() && !lakeshore.told("NO-5").isEmpty());
        assertThat(lakeshore.told("NO-5")).containsExactly("accepted/awaiting-introduction");
    }

    @Test
    void anAnswerThatSaysNotNowIsNotTaken() {
        lakeshore.says("{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"MessageHeader\",\"response\":{\"identifier\":\"x\",\"code\":\"transient-error\"}}}]}");
        Desk desk = Desk.withReferral(hub, "NO-7").to("accepted/awaiting-introduction");

        within(() -> desk.notices().contains("accepted delivered"));
        assertThat(lakeshore.told("NO-7"))
                .as("the same message again")
                .containsExactly("accepted/awaiting-introduction", "accepted/awaiting-introduction");
        assertThat(lakeshore.received().stream()
                        .filter(message -> RunningHub.fhir()
                                .newJsonParser()
                                .encodeResourceToString(message)
                                .contains("NO-7"))
                        .map(message -> message.getIdentifier().getValue())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatWasWithdrawnMeanwhileIsNotToldAnyMore() {
        lakeshore.goesDown(true);
        Desk desk = Desk.withReferral(hub, "NO-8");
        desk.shareBack();
        desk.introduced("2026-11-21");
        String task = desk.taskId();
        within(() -> attempts(desk) >= 1);
        desk.revoke(false);
        lakeshore.goesDown(false);

        within(() -> lakeshore.told("NO-8").contains("cancelled"));
        assertThat(lakeshore.told("NO-8")).containsExactly("cancelled");
        assertThat(hub.jdbc()
                        .sql("select fact || ' ' || state || ' ' || said from hub.notice where task_id = ?"
                                + " order by number")
                        .param(task)
                        .query(String.class)
                        .list())
                .startsWith(
                        "received told ",
                        "accepted withheld consent-withdrawn",
                        "introduced withheld consent-withdrawn")
                .last()
                .asString()
                .startsWith("closed ");
        assertThat(hub.get("/fhir/AuditEvent?subtype=disclosure-withheld&_count=100", "privacy-officer")
                        .body())
                .contains("consent-withdrawn");
    }

    @Test
    void onlyTheirShareBackWithdrawnTheRestGoesOut() {
        lakeshore.goesDown(true);
        Desk desk = Desk.withReferral(hub, "NO-9");
        desk.shareBack();
        desk.introduced("2026-11-21");
        desk.revoke(true);
        lakeshore.goesDown(false);

        within(() -> desk.notices().stream().noneMatch(notice -> notice.endsWith("queued")));
        assertThat(desk.notices()).containsExactly("received told", "accepted delivered", "introduced withheld");
        assertThat(lakeshore.told("NO-9")).containsExactly("accepted/awaiting-introduction");
    }

    @Test
    void whatCannotBeToldForDaysEndsOnTheWorklistAndCanBeSentAgain() {
        lakeshore.goesDown(true);
        Desk desk = Desk.withReferral(hub, "NO-10").to("accepted/awaiting-introduction");
        hub.jdbc()
                .sql("update hub.notice set queued_at = now() - interval '97 hours' where task_id = ?")
                .param(desk.taskId())
                .update();
        within(() -> desk.notices().contains("accepted undelivered"));
        hub.bean(ContinuityWatch.class).look();
        assertThat(desk.watches()).contains("notice-undelivered");
        assertThat(desk.get("Task/" + desk.taskId() + "/$notices").body())
                .contains("undelivered")
                .contains("http-503");

        assertThat(desk.post("Task/" + desk.taskId() + "/$resend-notices", new org.hl7.fhir.r4.model.Parameters())
                        .body())
                .contains("\"valueInteger\":1");
        within(() -> attempts(desk) > 1);
        lakeshore.goesDown(false);
        within(() -> desk.notices().contains("accepted delivered"));
        hub.bean(ContinuityWatch.class).look();
        assertThat(desk.watches()).doesNotContain("notice-undelivered");
    }

    @Test
    void aQuestionReachesTheAgencyAsATaskOfItsOwn() {
        Desk desk = Desk.withReferral(hub, "NO-11");
        desk.to("received/awaiting-information", Desk.with("requestedItem", new CodeType("contact-details")));

        within(() -> lakeshore.told("NO-11").size() == 1);
        assertThat(lakeshore.told("NO-11")).containsExactly("requested/awaiting-information");
        assertThat(RunningHub.fhir()
                        .newJsonParser()
                        .encodeResourceToString(lakeshore.received().stream()
                                .reduce((first, last) -> last)
                                .orElseThrow()))
                .contains("contact-details")
                .contains("access-needs");
    }

    @Test
    void theHubIsKnownByATokenThatIsKept() {
        Desk.withReferral(hub, "NO-12").to("rejected/declined-capacity");
        within(() -> !lakeshore.told("NO-12").isEmpty());
        assertThat(lakeshore.tokensGiven()).isBetween(1, 4);
    }

    @Test
    void theDoorAnswersTheQuestionWhetherItIsThere() {
        assertThat(hub.post("/fhir/$process-messages", "lakeshore-hospital", Desk.JSON, "{\"challenge\": \"a-1.b\"}")
                        .body())
                .isEqualTo("{\"challenge\":\"a-1.b\"}");
        assertThat(hub.post("/fhir/$process-messages", "lakeshore-hospital", Desk.JSON, "{\"challenge\": \"<x>\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theDesksOwnSystemIsToldByIdAlone() throws Exception {
        try (PartnerSystem own = PartnerSystem.ofTheDesk(hub.client())) {
            Desk desk = Desk.withReferral(hub, "NO-13");
            String task = "Task/" + desk.taskId();
            within(() -> own.received().stream().anyMatch(notice -> text(notice).contains(task)));

            String notice = own.received().stream()
                    .map(NoticesIT::text)
                    .filter(text -> text.contains(task))
                    .findFirst()
                    .orElseThrow();
            assertThat(notice)
                    .contains("\"type\":\"history\"")
                    .contains("SubscriptionTopic/referral-task-changed")
                    .contains("event-notification")
                    .doesNotContain("requested")
                    .doesNotContain("NO-13")
                    .doesNotContain("Patient");
            assertThat(desk.get(task).statusCode()).as("it reads what it may").isEqualTo(200);
            assertThat(desk.agencySees()).isEqualTo("requested/awaiting-review");
            assertThat(desk.notices()).containsExactly("received told");
        }
    }

    private static String text(Bundle notice) {
        return RunningHub.fhir().newJsonParser().encodeResourceToString(notice);
    }

    /** Rideau clinic's listener, which refuses the first of each message. */
    private static void listen(ServerSocket listener, List<String> received) {
        while (true) {
            try (Socket connection = listener.accept()) {
                StringBuilder frame = new StringBuilder();
                for (int next = connection.getInputStream().read();
                        next >= 0 && next != 0x1C;
                        next = connection.getInputStream().read()) {
                    frame.append((char) next);
                }
                received.add(frame.toString());
                String id = frame.toString().split("\\|")[9];
                boolean again =
                        received.stream().filter(seen -> seen.contains(id)).count() > 1;
                connection
                        .getOutputStream()
                        .write(("\u000bMSH|^~\\&|RDCEMR|RDC|NEXTSTEP|PSSEO|20261122||ACK|1|P|2.5.1\rMSA|"
                                        + (again ? "AA" : "AE") + "|" + id + "\r\u001c\r")
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void aPartnerWithAListenerIsToldByHl7() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread thread = new Thread(() -> listen(listener, received));
            thread.setDaemon(true);
            thread.start();
            RegisteredDoor.forV2(hub.client(), "rideau-clinic", "mllp://localhost:" + listener.getLocalPort());
            assertThat(hub.mllp(Files.readString(Path.of("src/test/resources/cases/mllp/accepted-with-consent/in.hl7"))
                            .replace("LGHEHR", "RDCEMR")
                            .replace("LGH", "RDC")))
                    .contains("MSA|AA|");
            Desk.at(hub, "RDC-REF-2026-00417").to("accepted/awaiting-introduction");

            within(() -> received.size() >= 2);
            assertThat(received.get(1))
                    .contains("|NEXTSTEP|PSSEO|RDCEMR|RDC|")
                    .contains("||RRI^I12^RRI_I12|NSOUT")
                    .contains("RF1|A^Accepted^HL70283|||||RDC-REF-2026-00417|||||NS-")
                    .contains("PID|1||LG004417^^^RDC^MR||^^^^^^U")
                    .doesNotContain("Tremblay")
                    .doesNotContain("1989");
            assertThat(received.get(1).split("\\|")[9])
                    .as("the same message again")
                    .isEqualTo(received.get(0).split("\\|")[9]);
            within(() -> Desk.at(hub, "RDC-REF-2026-00417").notices().contains("accepted delivered"));
        }
    }

    @Test
    void theDeskAsksAnAgencyToCallInAFixedSentence() {
        Desk desk = Desk.withReferral(hub, "NO-50");
        assertThat(desk.create(desk.words("please-call")).statusCode()).isEqualTo(201);

        within(() -> desk.notices().contains("please-call delivered"));
        Bundle message = lakeshore.received().stream()
                .filter(notice -> text(notice).contains("send-communication-from-provider"))
                .findFirst()
                .orElseThrow();
        assertThat(new HubValidator(RunningHub.fhir())
                        .validate(message).stream()
                                .filter(HubValidator.Finding::error)
                                .map(finding -> finding.element() + ": " + finding.text()))
                .isEmpty();
        assertThat(text(message))
                .contains("Please call us about this referral.")
                .contains("\"value\":\"NO-50\"")
                .doesNotContain("Patient/");
        assertThat(desk.agencySees()).as("it is no state").isEqualTo("requested/awaiting-review");
        assertThat(desk.all(Communication.class, "Communication?patient=Patient/" + desk.person()))
                .hasSize(1);
    }

    @Test
    void otherWordsHaveNoWayOut() {
        Desk desk = Desk.withReferral(hub, "NO-51");
        assertThat(desk.create(desk.words("accepted")).body()).contains("reasonCode is please-call");
        Communication free = desk.words("please-call");
        free.addPayload().setContent(new StringType("She is at her sister's"));
        assertThat(desk.create(free).statusCode()).isEqualTo(422);
        Communication nobodys = desk.words("please-call");
        nobodys.getBasedOnFirstRep().setReference("ServiceRequest/none");
        assertThat(desk.create(nobodys).statusCode()).isEqualTo(404);
        assertThat(desk.notices()).containsExactly("received told");
        assertThat(desk.all(Communication.class, "Communication?patient=Patient/" + desk.person()))
                .isEmpty();
    }

    @Test
    void aFactThatIsSwitchedOffIsTakenForNotToBeTold() {
        Desk desk = Desk.withReferral(hub, "NO-52");
        desk.shareBack();
        desk.introduced("2026-11-21").to("in-progress/overlap-not-possible");
        assertThat(desk.notices()).contains("overlap-not-possible withheld");
        assertThat(desk.agencySees()).isEqualTo("in-progress/introduced");
    }

    @Test
    void onlyRoutesAskForNotices() {
        String nothing = "{\"resourceType\":\"Parameters\"}";
        for (String client : List.of("lakeshore-hospital", "peer-desk", "reporting", "admin", "privacy-officer")) {
            assertThat(hub.post("/fhir/$next-notice", client, Desk.JSON, nothing)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(hub.post("/fhir/$notice-outcome", client, Desk.JSON, nothing)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(hub.post("/fhir/$notice-outcome", "camel-routes", Desk.JSON, nothing)
                        .statusCode())
                .isEqualTo(400);
    }
}
