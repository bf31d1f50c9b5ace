package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.validation.HubValidator;

/** A referral's way from step 4 to step 7 and the relationship's three stages, as the desk records them. */
class PathwayIT {

    private final RunningHub hub = RunningHub.shared();

    @Test
    void onePersonFromReferralToTheEndOfTheRelationship() {
        Desk desk = Desk.withReferral(hub, "PW-1");
        assertThat(desk.agencySees()).isEqualTo("requested/awaiting-review");

        desk.to("received/awaiting-review").to("accepted/awaiting-introduction");
        assertThat(desk.agencySees()).isEqualTo("accepted/awaiting-introduction");
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.PLANNED);
        assertThat(desk.assign().statusCode()).isEqualTo(200);

        assertThat(desk.advance("in-progress/introduced").body()).contains("First record the introduction");
        assertThat(desk.create(desk.contact("introduction", "2026-11-20")).statusCode())
                .isEqualTo(201);
        desk.to("in-progress/introduced");
        assertThat(stages(desk)).containsExactly("beginning open");
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.ACTIVE);
        assertThat(desk.agencySees())
                .as("without a share-back consent the agency keeps the last it was told")
                .isEqualTo("accepted/awaiting-introduction");

        desk.to("in-progress/overlap-active");
        CareTeam team = desk.all(CareTeam.class, "CareTeam?patient=Patient/" + desk.person())
                .get(0);
        assertThat(team.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-20");
        assertThat(team.getPeriod().getEndElement().getValueAsString()).isEqualTo("2027-01-25");
        assertThat(team.getParticipant()).hasSize(2);

        assertThat(stage(desk, "ongoing").statusCode()).isEqualTo(200);
        assertThat(desk.advance("completed/transition-complete").body()).contains("has not ended yet");
        desk.to("completed/transition-complete", Desk.on("2026-11-22"));
        assertThat(desk.agencySees())
                .as("the one word, for nobody is left unanswered")
                .isEqualTo("completed");
        assertThat(desk.all(CareTeam.class, "CareTeam?patient=Patient/" + desk.person())
                        .get(0)
                        .getStatus())
                .isEqualTo(CareTeam.CareTeamStatus.INACTIVE);
        assertThat(step(desk)).isEqualTo("ongoing-peer-support");
        assertThat(checklist(desk)).containsExactly("peer-introduction", "overlap-transition", "ongoing-peer-support");

        Parameters early = Desk.with("at", new org.hl7.fhir.r4.model.DateTimeType("2026-11-21T09:00:00-05:00"));
        assertThat(stage(desk, "ending", early).body()).contains("before the present stage began");
        assertThat(stage(desk, "ending").statusCode()).isEqualTo(200);
        assertThat(stage(desk, "ongoing").statusCode()).isEqualTo(200);
        assertThat(stage(desk, "ending").statusCode()).isEqualTo(200);
        assertThat(stage(desk, "finished").statusCode()).isEqualTo(200);
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.FINISHED);
        assertThat(stages(desk))
                .containsExactly("beginning ended", "ongoing ended", "ending ended", "ongoing ended", "ending ended");
        assertThat(stage(desk, "ongoing").statusCode()).isEqualTo(422);
        assertThat(desk.agencySees()).as("silence about all of it").isEqualTo("completed");
        assertThat(desk.notices())
                .containsExactly(
                        "received told",
                        "accepted polled",
                        "introduced withheld",
                        "overlap-active withheld",
                        "transition-complete withheld",
                        "closed polled");
    }

    @Test
    void withTheirConsentTheAgencyLearnsHowTheTransitionGoes() {
        Desk desk = Desk.withReferral(hub, "PW-2").introduced("2026-11-21");
        assertThat(desk.agencySees()).isEqualTo("accepted/awaiting-introduction");

        assertThat(desk.shareBack().statusCode()).isEqualTo(200);
        assertThat(desk.agencySees()).isEqualTo("in-progress/introduced");
        assertThat(date(desk.seenByAgency(), "introduction-date")).isEqualTo("2026-11-21");
        desk.to("in-progress/overlap-not-possible");
        assertThat(desk.agencySees()).isEqualTo("in-progress/overlap-not-possible");

        assertThat(desk.revoke(true).statusCode()).isEqualTo(200);
        assertThat(desk.agencySees()).isEqualTo("accepted/awaiting-introduction");
        assertThat(desk.seenByAgency().getOutput()).isEmpty();
        assertThat(desk.main().getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    }

    @Test
    void everyTaskAtTheDeskSaysHowThePersonMayBeReached() {
        Desk desk = Desk.withReferral(hub, "PW-20").to("received/awaiting-information");
        List<Task> seen = new ArrayList<>(desk.beside());
        seen.add(desk.main());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2).allSatisfy(task -> {
            assertThat(text(task)).contains("\"doNotLeaveMessage\",\"valueBoolean\":true", "Text first");
            CodeableConcept language = (CodeableConcept)
                    task.getExtensionByUrl(Canonical.EXT_PERSON_LANGUAGE).getValue();
            assertThat(language.getCodingFirstRep().getCode()).isEqualTo("fr");
            assertThat(problems(task)).isEmpty();
        });
        assertThat(desk.advance("received/awaiting-review").body())
                .as("an answer too")
                .contains("Text first");
        Task again = desk.main();
        again.setStatus(TaskStatus.REJECTED)
                .setBusinessStatus(new CodeableConcept(
                        new Coding(Canonical.codeSystem("ns-business-status"), "declined-capacity", null)));
        assertThat(desk.update(again, again.getMeta().getVersionId()).body())
                .as("it can be sent back as it was read")
                .contains("\"rejected\"", "Text first");
        assertThat(text(desk.seenByAgency())).doesNotContain("Text first");
    }

    @Test
    void whereNobodySaidThatAMessageMayBeLeftNoneIs() {
        Bundle message = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("PW-21"));
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .forEach(request -> request.getExtension()
                        .removeIf(extension -> Canonical.EXT_CONTACT_SAFETY.equals(extension.getUrl())));
        Desk desk = Desk.withReferral(
                hub, "PW-21", RunningHub.fhir().newJsonParser().encodeResourceToString(message));
        assertThat(text(desk.main())).contains("\"doNotLeaveMessage\",\"valueBoolean\":true");
    }

    private static String text(Resource resource) {
        return RunningHub.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static List<String> problems(Resource resource) {
        return new HubValidator(RunningHub.fhir())
                .validate(resource).stream()
                        .filter(HubValidator.Finding::error)
                        .map(finding -> finding.element() + ": " + finding.text())
                        .toList();
    }

    @Test
    void aPauseIsThePersonsAndLeavesNoTrace() {
        Desk desk = Desk.withReferral(hub, "PW-3").introduced("2026-11-21");
        desk.shareBack();
        Task before = desk.seenByAgency();

        desk.to("on-hold/paused-by-person");
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.ONHOLD);
        assertThat(stages(desk)).containsExactly("beginning open");
        assertThat(desk.seenByAgency().equalsDeep(before)).as("not even a time").isTrue();
        assertThat(desk.advance("cancelled/no-contact-made").statusCode()).isEqualTo(422);
        assertThat(desk.advance("rejected/declined-capacity").statusCode()).isEqualTo(422);

        String id = desk.taskId();
        assertThat(found("status=on-hold"))
                .as("a search finds it by what it shows")
                .doesNotContain(id);
        assertThat(found("business-status=paused-by-person")).doesNotContain(id);
        assertThat(found("status=in-progress,accepted")).contains(id);
        assertThat(found("_lastUpdated=gt2026-11-22T16:59:00Z&_sort=-_lastUpdated"))
                .contains(id);
        assertThat(found("_lastUpdated=gt2026-11-22T18:00:00Z"))
                .as("the pause was written just now, and no time tells of it")
                .doesNotContain(id);
        assertThat(found("_lastUpdated=le2026-11-22T18:00:00Z")).contains(id);
        assertThat(hub.get("/fhir/Task?_lastUpdated=soon", "lakeshore-hospital").statusCode())
                .isEqualTo(400);

        desk.to("in-progress/introduced");
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.ACTIVE);
        assertThat(desk.main().hasStatusReason()).isFalse();
    }

    @Test
    void whatIsShownIsFoundHoweverMuchElseThereIs() {
        Desk first = Desk.withReferral(hub, "PW-30").to("accepted/awaiting-introduction");
        Desk.withReferral(hub, "PW-29").to("accepted/awaiting-introduction");
        for (int i = 31; i < 40; i++) {
            Desk.withReferral(hub, "PW-" + i);
        }
        Desk last = Desk.withReferral(hub, "PW-40").to("accepted/awaiting-introduction");
        String search = "/fhir/Task?status=accepted&_count=2&_sort=-_lastUpdated";

        String page = hub.get(search, "lakeshore-hospital").body();
        assertThat(RunningHub.fhir()
                        .newJsonParser()
                        .parseResource(Bundle.class, page)
                        .getEntry())
                .as("a page is full while there are more")
                .hasSize(2);
        String all = hub.everyPage(search, "lakeshore-hospital");
        assertThat(all)
                .contains(last.taskId(), first.taskId())
                .doesNotContain(Desk.at(hub, "PW-35").taskId());
        assertThat(all.split("Task/" + last.taskId() + "\"", -1))
                .as("each once")
                .hasSize(2);

        Set<String> accepted = Pattern.compile("/fhir/(Task/[0-9a-f-]{36})\"")
                .matcher(all)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        int before = timesTold(accepted);
        hub.get(search, "lakeshore-hospital");
        assertThat(timesTold(accepted) - before)
                .as("what was looked at to fill the page was not told")
                .isEqualTo(2);
    }

    /** How often the audit has it that the agency was told of one of these. */
    private int timesTold(Set<String> tasks) {
        return tasks.stream()
                .mapToInt(task -> hub.everyPage(
                                        "/fhir/AuditEvent?subtype=disclosure-sent&_count=100&entity=" + task,
                                        "privacy-officer")
                                .split("\"resourceType\":\"AuditEvent\"", -1)
                                .length
                        - 1)
                .sum();
    }

    private String found(String query) {
        return hub.everyPage("/fhir/Task?" + query + "&_count=100", "lakeshore-hospital");
    }

    @Test
    void whatIsNotInTheTableIsRefusedWithWhatIs() {
        Desk desk = Desk.withReferral(hub, "PW-4");

        HttpResponse<String> skipped = desk.advance("completed/transition-complete");
        assertThat(skipped.statusCode()).isEqualTo(422);
        assertThat(skipped.body())
                .contains("CodeSystem/ns-issue\",\"code\":\"transition\"")
                .contains("From requested/awaiting-review it can go on to: received/awaiting-review")
                .contains("rejected/declined-capacity")
                .doesNotContain("withdrawn-by-sender");
        assertThat(desk.advance("rejected/declined-by-person", Desk.with("reason", new CodeType("capacity")))
                        .body())
                .contains("reason is one of: person-declined");
        assertThat(desk.advance("flying/high").body()).contains("task-status");

        desk.to("rejected/declined-not-suitable");
        assertThat(desk.agencySees()).isEqualTo("rejected not-taken-up");
        assertThat(desk.advance("accepted/awaiting-introduction").body())
                .contains("From rejected/declined-not-suitable it can go on to: entered-in-error");
    }

    @Test
    void twoAtTheDeskDoNotOverwriteEachOther() {
        Desk desk = Desk.withReferral(hub, "PW-5");
        Parameters asked = new Parameters();
        asked.addParameter("status", new CodeType("received"));
        asked.addParameter("businessStatus", new CodeType("awaiting-review"));
        asked.addParameter("ifVersion", new StringType("1"));
        String path = "Task/" + desk.taskId() + "/$advance-step";

        assertThat(desk.post(path, asked).statusCode()).isEqualTo(200);
        assertThat(desk.post(path, asked).statusCode()).isEqualTo(409);
        asked.getParameter().remove(2);
        assertThat(desk.post(path, asked).statusCode()).isEqualTo(400);
        assertThat(desk.post("Task/00000000-0000-4000-8000-000000000000/$advance-step", asked)
                        .statusCode())
                .isEqualTo(404);
        asked.addParameter("ifVersion", new StringType("1"));
        assertThat(desk.post("Task/00000000-0000-4000-8000-000000000000/$advance-step", asked)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPlainUpdateGoesThroughTheSameTable() {
        Desk desk = Desk.withReferral(hub, "PW-6");
        Task task = desk.main();
        String version = task.getMeta().getVersionId();
        Task changed = task.copy();
        changed.setStatus(TaskStatus.ACCEPTED)
                .getBusinessStatus()
                .getCodingFirstRep()
                .setCode("awaiting-introduction");

        assertThat(desk.update(changed.copy().setOwner(new Reference("Organization/x")), version)
                        .body())
                .contains("Only status, businessStatus and statusReason");
        assertThat(desk.update(changed, "7").statusCode()).isEqualTo(409);
        assertThat(desk.update(changed, version).statusCode()).isEqualTo(200);
        assertThat(desk.agencySees()).isEqualTo("accepted/awaiting-introduction");
        assertThat(desk.relationship().getStatus()).isEqualTo(EpisodeOfCareStatus.PLANNED);

        Task leap = desk.main().copy();
        leap.setStatus(TaskStatus.COMPLETED)
                .getBusinessStatus()
                .getCodingFirstRep()
                .setCode("transition-complete");
        assertThat(desk.update(leap, desk.main().getMeta().getVersionId()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aQuestionToTheAgencyShowsWhatIsAskedAndNobodysName() {
        Desk desk = Desk.withReferral(hub, "PW-7");
        assertThat(desk.advance("received/awaiting-information", Desk.with("requestedItem", new CodeType("diagnosis")))
                        .body())
                .contains("requestedItem is one of: access-needs");
        desk.to("received/awaiting-information");

        String seen = hub.everyPage("/fhir/Task?status=requested&_count=100", "lakeshore-hospital");
        assertThat(seen).contains("access-needs").contains("Please send the information asked for.");
        assertThat(desk.agencySees()).isEqualTo("requested/awaiting-review");
        assertThat(seen).doesNotContain("Patient/").doesNotContain("continuity-watch");
        assertThat(hub.get("/fhir/Task?status=requested", "rideau-clinic").body())
                .doesNotContain("PW-7");

        desk.to("accepted/awaiting-introduction");
        assertThat(desk.beside().stream()
                        .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-rfi-task")))
                        .map(Task::getStatus))
                .containsExactly(TaskStatus.COMPLETED);
    }

    @Test
    void onceBegunTheSenderCanOnlyAskToCancel() throws Exception {
        Desk desk = Desk.withReferral(hub, "PW-8").introduced("2026-11-21");
        String cancel = Referrals.message("PW-8")
                .replace("add-service-request", "revoke-service-request")
                .replaceFirst("\"value\": \"PW-8\"", "\"value\": \"PW-8-cancel\"");

        String answer = hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, cancel)
                .body();
        assertThat(answer).contains("cancel-asked");
        assertThat(desk.main().getStatus()).isEqualTo(TaskStatus.INPROGRESS);
        assertThat(desk.advance("cancelled/closed-by-agreement").statusCode()).isEqualTo(422);

        Task wish = desk.all(Task.class, "Task?focus=Task/" + desk.taskId()).get(0);
        Task granted = wish.copy().setStatus(TaskStatus.ACCEPTED);
        assertThat(desk.update(granted, wish.getMeta().getVersionId()).statusCode())
                .isEqualTo(200);
        desk.to("cancelled/closed-by-agreement");
        assertThat(desk.agencySees()).isEqualTo("cancelled closed");
        assertThat(desk.relationship().getStatus())
                .as("the relationship is the person's to end")
                .isEqualTo(EpisodeOfCareStatus.ACTIVE);
    }

    @Test
    void aWithdrawalEndsTheReferralAndNotTheRelationship() {
        Desk desk = Desk.withReferral(hub, "PW-9").introduced("2026-11-21");
        String task = desk.taskId();
        String person = desk.person();
        String relationship = desk.relationship().getIdElement().getIdPart();
        String version = desk.relationship().getMeta().getVersionId();
        Encounter next = desk.contact("one-to-one", "2026-11-22");

        assertThat(desk.revoke(false).statusCode()).isEqualTo(200);
        assertThat(desk.get("Task/" + task).statusCode()).isEqualTo(404);
        assertThat(desk.get("Task?part-of=Task/" + task).body()).doesNotContain("\"resourceType\":\"Task\"");
        assertThat(desk.get("Patient/" + person).statusCode()).isEqualTo(404);
        assertThat(desk.agencySees()).isEqualTo("cancelled closed");
        Parameters asked = new Parameters();
        asked.addParameter("status", new CodeType("in-progress"));
        asked.addParameter("businessStatus", new CodeType("overlap-active"));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        asked.addParameter("ifVersion", new StringType("9"));
        assertThat(desk.post("Task/" + task + "/$advance-step", asked).statusCode())
                .isEqualTo(404);

        assertThat(desk.create(next).statusCode()).isEqualTo(201);
        assertThat(stage(desk, relationship, version, "ongoing", new Parameters())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoComesBackBringsTheirHistory() {
        Desk desk = Desk.withReferral(hub, "PW-10").introduced("2026-11-21");
        desk.to("in-progress/overlap-active").to("completed/transition-complete", Desk.on("2026-11-22"));
        stage(desk, "ending");
        stage(desk, "finished");
        String first = desk.relationship().getIdElement().getIdPart();

        Bundle second = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("PW-10"));
        second.getIdentifier().setValue("PW-10b");
        second.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .forEach(request ->
                        ((ServiceRequest) request).getIdentifierFirstRep().setValue("PW-10b"));
        Desk again = Desk.withReferral(
                hub, "PW-10b", RunningHub.fhir().newJsonParser().encodeResourceToString(second));
        again.to("accepted/awaiting-introduction");
        List<EpisodeOfCare> both = again.all(EpisodeOfCare.class, "EpisodeOfCare?patient=Patient/" + again.person());
        assertThat(both).hasSize(2);
        assertThat(both.stream()
                        .filter(episode -> episode.getStatus() == EpisodeOfCareStatus.PLANNED)
                        .map(episode -> ((Reference) episode.getExtensionByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP)
                                        .getValue())
                                .getReference()))
                .containsExactly("EpisodeOfCare/" + first);
    }

    @Test
    void conversationsAreWrittenTogetherAndNothingClinicalHasAPlace() {
        Desk desk = Desk.withReferral(hub, "PW-11").introduced("2026-11-21");
        Encounter held = desk.all(Encounter.class, "Encounter?patient=Patient/" + desk.person())
                .get(0);
        QuestionnaireResponse talk = conversation(desk, held, "beginning");

        assertThat(desk.create(talk).statusCode()).isEqualTo(201);
        assertThat(desk.get("QuestionnaireResponse?encounter=Encounter/"
                                + held.getIdElement().getIdPart())
                        .body())
                .contains("talked-about");
        talk.setQuestionnaire(Canonical.BASE + "/Questionnaire/nextstep-consent-attestation|1.0");
        assertThat(desk.create(talk).statusCode()).isEqualTo(422);

        Encounter clinical = desk.contact("one-to-one", "2026-11-22");
        clinical.addReasonCode().setText("Depression");
        HttpResponse<String> refused = desk.create(clinical);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("reasonCode").doesNotContain("Depression");
        Encounter strangers = desk.contact("one-to-one", "2026-11-22");
        strangers.getParticipantFirstRep().getIndividual().setReference("PractitionerRole/unknown");
        assertThat(desk.create(strangers).statusCode()).isEqualTo(422);
    }

    private QuestionnaireResponse conversation(Desk desk, Encounter held, String stage) {
        QuestionnaireResponse talk = new QuestionnaireResponse()
                .setQuestionnaire(Canonical.BASE + "/Questionnaire/nextstep-conversation-" + stage + "|1.0")
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference("Patient/" + desk.person()))
                .setEncounter(new Reference("Encounter/" + held.getIdElement().getIdPart()))
                .setAuthor(desk.workerReference())
                .setSource(new Reference("Patient/" + desk.person()));
        talk.setAuthoredElement(new org.hl7.fhir.r4.model.DateTimeType("2026-11-21T15:00:00-05:00"));
        talk.addExtension(Canonical.profile("ext-written-together"), new BooleanType(true));
        talk.addItem()
                .setLinkId("role")
                .addAnswer()
                .setValue(new Coding(Canonical.codeSystem("ns-conversation-answer"), "talked-about", null));
        return talk;
    }

    private HttpResponse<String> stage(Desk desk, String stage) {
        return stage(desk, stage, new Parameters());
    }

    private HttpResponse<String> stage(Desk desk, String stage, Parameters more) {
        EpisodeOfCare relationship = desk.relationship();
        return stage(
                desk,
                relationship.getIdElement().getIdPart(),
                relationship.getMeta().getVersionId(),
                stage,
                more);
    }

    private static HttpResponse<String> stage(
            Desk desk, String relationship, String version, String stage, Parameters more) {
        Parameters asked = more.copy();
        asked.addParameter("stage", new CodeType(stage));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        asked.addParameter("ifVersion", new StringType(version));
        return desk.post("EpisodeOfCare/" + relationship + "/$set-stage", asked);
    }

    private static List<String> stages(Desk desk) {
        return desk.relationship().getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).stream()
                .map(stage -> stage.getExtensionByUrl("stage").getValue().primitiveValue() + " "
                        + (((org.hl7.fhir.r4.model.Period) stage.getExtensionByUrl("period")
                                                .getValue())
                                        .hasEnd()
                                ? "ended"
                                : "open"))
                .toList();
    }

    private static String step(Desk desk) {
        Extension step = desk.main().getExtensionByUrl(Canonical.EXT_PATHWAY_STEP);
        return ((org.hl7.fhir.r4.model.CodeableConcept) step.getValue())
                .getCodingFirstRep()
                .getCode();
    }

    private static List<String> checklist(Desk desk) {
        return desk.beside().stream()
                .filter(task -> "transition-checklist"
                        .equals(task.getCode().getCodingFirstRep().getCode()))
                .flatMap(task -> task.getOutput().stream())
                .map(output -> output.getValue().primitiveValue())
                .toList();
    }

    private static String date(Task seen, String type) {
        return seen.getOutput().stream()
                .filter(output ->
                        type.equals(output.getType().getCodingFirstRep().getCode()))
                .map(output -> output.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
