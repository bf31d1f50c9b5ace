package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.worklist.ContinuityWatch;

/** The continuity watch on the store: an item when it is due, one and not two, gone when its ground is. */
class WatchIT {

    private final RunningHub hub = RunningHub.shared();

    private static String withoutAttestations(String message) {
        return message.replaceAll(
                "(?s)\\{\\s*\"url\": \"https://nextstep-hub.example/fhir/StructureDefinition/ext-step-attestation\".*?\\]\\s*\\},",
                "");
    }

    @Test
    void anItemComesWithItsGroundAndGoesWithIt() {
        Desk desk = Desk.withReferral(hub, "WA-1", Referrals.message("WA-1").replace("2027-01-25", "2026-12-01"));
        assertThat(desk.watches()).containsExactly("end-near-no-introduction");

        desk.introduced("2026-11-22");
        assertThat(desk.watches()).containsExactly("overlap-not-begun");
        desk.to("in-progress/overlap-active");
        assertThat(desk.watches()).isEmpty();
        assertThat(desk.beside().stream().filter(Task::hasReasonCode).map(Task::getStatus))
                .containsExactlyInAnyOrder(Task.TaskStatus.CANCELLED, Task.TaskStatus.CANCELLED);
    }

    @Test
    void manyLooksAtOnceMakeOneItem() {
        Desk desk = Desk.withReferral(hub, "WA-2", Referrals.message("WA-2").replace("2027-01-25", "2026-12-01"));
        String open = "Task?part-of=Task/" + desk.taskId() + "&status=requested";
        hub.jdbc()
                .sql("update hub.referral set settled = (task_id <> ?)")
                .param(desk.taskId())
                .update();
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(
                                () -> hub.bean(ContinuityWatch.class).look()))
                        .limit(6)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(desk.all(Task.class, open)).hasSize(1);
    }

    @Test
    void whatWasAcknowledgedDoesNotComeBackUntilItsGroundDoes() {
        Desk desk = Desk.withReferral(hub, "WA-3", withoutAttestations(Referrals.message("WA-3")));
        assertThat(desk.watches()).containsExactly("attestation-missing");
        Task item = desk.beside().get(0);

        Parameters asked = new Parameters();
        asked.addParameter("by", desk.workerReference());
        asked.addParameter("reason", new StringType("Called; they had talked it over"));
        asked.addParameter("ifVersion", new StringType(item.getMeta().getVersionId()));
        String path = "Task/" + item.getIdElement().getIdPart() + "/$acknowledge";
        HttpResponse<String> ended = desk.update(
                item.copy().setStatus(Task.TaskStatus.COMPLETED), item.getMeta().getVersionId());
        assertThat(ended.statusCode()).as("nobody's name would stand by it").isEqualTo(422);
        assertThat(ended.body()).contains("ended by $acknowledge");
        assertThat(desk.post(path, asked).statusCode()).isEqualTo(200);
        assertThat(desk.post(path, asked).statusCode()).isEqualTo(422);
        hub.bean(ContinuityWatch.class).look();
        assertThat(desk.watches()).isEmpty();

        asked.getParameter().remove(1);
        assertThat(desk.post(path, asked).statusCode()).isEqualTo(400);
        assertThat(desk.post("Task/" + desk.taskId() + "/$acknowledge", asked).statusCode())
                .as("only an item of the watch")
                .isIn(400, 404);
    }

    @Test
    void continuityIsToldInDays() {
        Desk desk = Desk.withReferral(hub, "WA-4").introduced("2026-11-22");
        String now = desk.get("Task/" + desk.taskId() + "/$continuity").body();
        String later =
                desk.get("Task/" + desk.taskId() + "/$continuity?at=2027-02-01").body();

        assertThat(now)
                .contains("{\"name\":\"timeToFirstContact\",\"valueInteger\":0}")
                .contains("{\"name\":\"overlapDays\",\"valueInteger\":65}")
                .contains("{\"name\":\"gapDays\",\"valueInteger\":0}");
        assertThat(later).contains("\"noticeGiven\",\"valueInteger\":64");
    }

    @Test
    void anEndThatComesNearerAndARequestClosedEarlyAreToldToTheDesk() {
        Desk desk = Desk.withReferral(hub, "WA-5");
        String nearer = Referrals.message("WA-5")
                .replace("add-service-request", "notify-update-service-request")
                .replaceFirst("\"value\": \"WA-5\"", "\"value\": \"WA-5-b\"")
                .replace("2027-01-25", "2027-01-10")
                .replace("2026-11-22T10:00:00-05:00", "2026-11-22T11:00:00-05:00");
        assertThat(send(nearer)).contains("\"code\":\"ok\"");
        assertThat(desk.watches()).containsExactly("end-date-moved-earlier");

        String closed = nearer.replaceFirst("WA-5-b", "WA-5-c")
                .replaceFirst("(\"resourceType\": \"ServiceRequest\",)", "$1 \"_marked\": {},")
                .replace("\"_marked\": {},", "")
                .replaceFirst("\"status\": \"active\",(\\s*\"intent\")", "\"status\": \"completed\",$1")
                .replace("2026-11-22T11:00:00-05:00", "2026-11-22T11:30:00-05:00");
        assertThat(send(closed)).contains("\"code\":\"ok\"");
        assertThat(desk.watches()).containsExactly("end-date-moved-earlier", "sender-closed-early");
        assertThat(desk.main().getStatus())
                .as("time or a closed request never moves a task")
                .isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void theSenderMayHoldItsReferralAndTakeItUpAgain() {
        Desk desk = Desk.withReferral(hub, "WA-6");
        String held = Referrals.message("WA-6")
                .replace("add-service-request", "notify-update-service-request")
                .replaceFirst("\"value\": \"WA-6\"", "\"value\": \"WA-6-b\"")
                .replaceFirst("\"status\": \"active\",(\\s*\"intent\")", "\"status\": \"on-hold\",$1")
                .replace("2026-11-22T10:00:00-05:00", "2026-11-22T11:00:00-05:00");
        assertThat(send(held)).contains("on-hold").contains("held-by-sender");
        assertThat(desk.agencySees()).isEqualTo("on-hold held-by-sender");
        assertThat(desk.main().getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);

        String resumed = held.replaceFirst("WA-6-b", "WA-6-c")
                .replace("\"on-hold\"", "\"active\"")
                .replace("2026-11-22T11:00:00-05:00", "2026-11-22T11:30:00-05:00");
        assertThat(send(resumed)).contains("\"code\":\"ok\"");
        assertThat(desk.agencySees()).isEqualTo("requested/awaiting-review");
        assertThat(desk.main().getStatus()).isEqualTo(Task.TaskStatus.RECEIVED);
    }

    private String send(String message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, message)
                .body();
    }

    /** Every door that a partner has, after everything that peer support may note. */
    @Test
    void nothingOfThePeerSideReachesAPartner() {
        Desk desk = Desk.withReferral(hub, "WA-7");
        desk.shareBack();
        desk.introduced("2026-11-22");
        desk.to("on-hold/paused-by-person");
        String relationship = desk.relationship().getIdElement().getIdPart();
        List<String> doors = List.of(
                "EpisodeOfCare",
                "EpisodeOfCare/" + relationship,
                "EpisodeOfCare?patient=Patient/" + desk.person(),
                "Encounter",
                "CareTeam",
                "QuestionnaireResponse",
                "Patient/" + desk.person(),
                "ServiceRequest",
                "AuditEvent",
                "Provenance",
                "Communication",
                "PractitionerRole",
                "Task/" + desk.taskId() + "/$notices",
                "Task/" + desk.taskId() + "/$continuity",
                "Task/" + desk.taskId() + "/_history",
                "Task?_include=Task:focus",
                "Task?_revinclude=Task:part-of",
                "Task?part-of=Task/" + desk.taskId(),
                "Task?patient=Patient/" + desk.person());
        for (String partner : List.of("lakeshore-hospital", "rideau-clinic", "frontenac-cm")) {
            for (String door : doors) {
                assertThat(hub.get("/fhir/" + door, partner).statusCode())
                        .as(partner + " " + door)
                        .isIn(400, 403, 404);
            }
        }
        String everything = hub.everyPage("/fhir/Task?_count=100", "lakeshore-hospital")
                + hub.get("/fhir/Task/" + desk.taskId(), "lakeshore-hospital").body();
        assertThat(everything)
                .contains("WA-7")
                .doesNotContain("EpisodeOfCare")
                .doesNotContain("peer-relationship")
                .doesNotContain("paused")
                .doesNotContain("continuity-watch")
                .doesNotContain("transition-checklist")
                .doesNotContain("beginning")
                .doesNotContain("PractitionerRole");
    }

    @Test
    void reportingCountsRelationshipsAndContactsWithoutAPerson() {
        Desk desk = Desk.withReferral(hub, "WA-8").introduced("2026-11-22");
        String found = hub.everyPage("/fhir/EpisodeOfCare?status=active&_count=100", "reporting")
                + hub.everyPage("/fhir/Encounter?type=introduction&_count=100", "reporting");
        assertThat(found)
                .contains("reporting-pseudonym")
                .contains("\"beginning\"")
                .doesNotContain(desk.person())
                .doesNotContain("PractitionerRole")
                .doesNotContain("Patient/");
        assertThat(hub.everyPage("/fhir/Task?_count=100", "reporting")).doesNotContain("continuity-watch");
    }
}
