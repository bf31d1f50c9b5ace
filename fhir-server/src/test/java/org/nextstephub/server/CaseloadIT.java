package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.account.Invitations;
import org.nextstephub.server.store.HubStore;

/** A worker walks with the people who were assigned to them, and cannot notice that there are others. */
class CaseloadIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String JSON = "application/fhir+json";
    private static final String SCOPES = "user/Task.rus user/ServiceRequest.rs user/Patient.rs user/Consent.crus"
            + " user/EpisodeOfCare.crus user/Encounter.crs user/Communication.crs user/CareTeam.rs";
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private static final Identifier ROBIN =
            new Identifier().setSystem("https://peers.example/register").setValue("R-1");

    private static String mine;
    private static String worker;
    private static String token;
    private static Desk own;
    private static Desk others;

    @BeforeAll
    static void oneOfTwoIsAssigned() {
        own = Desk.withReferral(HUB, "CL-OWN");
        others = Desk.withReferral(HUB, "CL-OTHER");
        worker = HUB.bean(HubStore.class)
                .register(new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(
                                new Reference().setIdentifier(ROBIN).setDisplay("Robin (fictional peer supporter)"))
                        .setOrganization(own.worker().getOrganization().copy()))
                .getIdElement()
                .getIdPart();
        for (Desk each : List.of(own, others)) {
            each.to("received/awaiting-review").to("accepted/awaiting-introduction");
        }
        assertThat(own.assign(new Reference("PractitionerRole/" + worker)).statusCode())
                .isEqualTo(200);
        String oneTime = HUB.bean(Invitations.class).invite("robin", "worker", worker);
        SignedIn robin = new SignedIn(HUB);
        robin.open(SCOPES);
        robin.send("/signin", java.util.Map.of("name", "robin", "password", oneTime));
        robin.send("/signin/password", java.util.Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        token = robin.token(robin.code(robin.enrol()));
        mine = person(own);
    }

    private static String person(Desk desk) {
        return desk.main().getFor().getReference().substring("Patient/".length());
    }

    private static HttpResponse<String> get(String path) {
        return HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/" + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static HttpResponse<String> post(String path, String body) {
        return HUB.exchange(HttpRequest.newBuilder(URI.create(HUB.url() + "/fhir/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static List<String> found(String search) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(get(search).body()).path("entry")) {
            ids.add(entry.path("resource").path("id").asText());
        }
        return ids;
    }

    @Test
    void findsOnlyThePeopleOfTheCaseload() throws Exception {
        assertThat(found("Patient?_count=100")).containsExactly(mine);
        assertThat(found("Task?_count=100")).contains(own.taskId()).doesNotContain(others.taskId());
        assertThat(get("ServiceRequest?_count=100").body()).contains("CL-OWN").doesNotContain("CL-OTHER");
        assertThat(found("Consent?_count=100")).hasSize(1);
        assertThat(found("Task?patient=" + person(others))).isEmpty();
        assertThat(found("Task?patient=" + mine)).isNotEmpty();
    }

    private static String consentOf(Desk desk) {
        return HUB.get("/fhir/Consent?patient=Patient/" + person(desk), "peer-desk")
                .body()
                .replaceAll("(?s).*?\"fullUrl\":\"[^\"]*/Consent/([^\"]+)\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task", "Patient", "ServiceRequest", "Consent", "EpisodeOfCare"})
    void anotherPersonsRecordsReadLikeNoneAtAll(String type) {
        String id =
                switch (type) {
                    case "Task" -> others.taskId();
                    case "Patient" -> person(others);
                    case "ServiceRequest" ->
                        others.main().getFocus().getReferenceElement().getIdPart();
                    case "EpisodeOfCare" -> others.relationship().getIdElement().getIdPart();
                    default -> consentOf(others);
                };
        HttpResponse<String> hidden = get(type + "/" + id);
        HttpResponse<String> unknown = get(type + "/" + NOBODY);
        assertThat(HUB.get("/fhir/" + type + "/" + id, "peer-desk").statusCode())
                .as("it is there")
                .isEqualTo(200);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(unknown.body());
    }

    @Test
    void changesNothingOfAnotherPerson() {
        Parameters step = new Parameters();
        step.addParameter("status", new CodeType("in-progress"));
        step.addParameter("businessStatus", new CodeType("introduced"));
        step.addParameter("ifVersion", new StringType("1"));
        String body = RunningHub.fhir().newJsonParser().encodeResourceToString(step);
        HttpResponse<String> hidden = post("Task/" + others.taskId() + "/$advance-step", body);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body())
                .isEqualTo(post("Task/" + NOBODY + "/$advance-step", body).body());
        assertThat(post("Task/" + own.taskId() + "/$advance-step", body).statusCode())
                .isIn(200, 409, 422);
        assertThat(get("Task/" + others.taskId() + "/$continuity").statusCode()).isEqualTo(404);
        assertThat(get("Task/" + own.taskId() + "/$continuity").statusCode()).isEqualTo(200);
        assertThat(get("Patient/" + person(others) + "/$disclosures").statusCode())
                .isEqualTo(404);
    }

    @Test
    void writesNothingAboutAnotherPerson() {
        String contact = """
                {"resourceType":"Encounter","status":"finished","class":{"code":"VR"},
                 "subject":{"reference":"Patient/%s"}}""";
        HttpResponse<String> hidden = post("Encounter", contact.formatted(person(others)));
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body())
                .isEqualTo(post("Encounter", contact.formatted(NOBODY)).body());
        assertThat(post("Encounter", contact.formatted(mine)).statusCode()).isEqualTo(422);
    }

    @Test
    void writesDownAContactOfItsOwn() {
        HttpResponse<String> kept = post(
                "Encounter",
                RunningHub.fhir().newJsonParser().encodeResourceToString(own.contact("one-to-one", "2026-11-21")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    }

    @Test
    void assigningIsForTheDesk() {
        assertThat(post("Task/" + own.taskId() + "/$assign", "{\"resourceType\":\"Parameters\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void stopsOnlyTheSharingOfItsOwnPeople() {
        String wish = """
                {"resourceType":"Parameters","parameter":[{"name":"patient","valueIdentifier":
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/person","value":"%s"}}]}""";
        Desk still = Desk.withReferral(HUB, "CL-STILL");
        String number = RunningHub.fhir()
                .newJsonParser()
                .parseResource(
                        org.hl7.fhir.r4.model.Patient.class,
                        HUB.get("/fhir/Patient/" + person(still), "peer-desk").body())
                .getIdentifier()
                .stream()
                .filter(identifier -> identifier.getSystem().endsWith("/person"))
                .findFirst()
                .orElseThrow()
                .getValue();
        String first = post("Consent/$revokeConsent", wish.formatted(number)).body();
        assertThat(HUB.get("/fhir/Patient/" + person(still), "peer-desk").statusCode())
                .isEqualTo(200);
        assertThat(first.replaceAll("R-[0-9A-Z-]+", ""))
                .isEqualTo(post("Consent/$revokeConsent", wish.formatted("nobody"))
                        .body()
                        .replaceAll("R-[0-9A-Z-]+", ""));
    }

    @Test
    void theAuditNamesThePersonWhoLooked() {
        get("Patient/" + mine);
        assertThat(HUB.get("/fhir/AuditEvent?altid=robin&_count=5", "privacy-officer")
                        .body())
                .contains("\"entry\"")
                .contains("Patient/" + mine);
    }

    @Test
    void anExceptionByNumberKeepsOneWorkerOut() {
        Desk desk = Desk.withReferral(HUB, "CL-KEPT");
        desk.to("received/awaiting-review").to("accepted/awaiting-introduction");
        desk.assign(new Reference("PractitionerRole/" + worker));
        String person = "Patient/" + person(desk);
        assertThat(get(person).statusCode()).isEqualTo(200);

        assertThat(HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, ConsentFiling.json(notByRobin()))
                        .body())
                .contains("\"code\":\"ok\"");

        assertThat(get(person).statusCode()).isEqualTo(404);
        assertThat(desk.get(person).statusCode()).isEqualTo(200);
    }

    private static Bundle notByRobin() {
        Bundle update = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message("CL-KEPT"));
        update.getIdentifier().setValue("CL-KEPT-narrower");
        ConsentFiling.first(update, MessageHeader.class).getEventCoding().setCode("notify-update-service-request");
        Consent consent = ConsentFiling.first(update, Consent.class);
        consent.setDateTimeElement(new DateTimeType("2026-11-21"))
                .getIdentifierFirstRep()
                .setValue("CL-KEPT-narrower");
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.DENY)
                .addActor()
                .setRole(consent.getProvision().getActorFirstRep().getRole())
                .setReference(new Reference("urn:uuid:5c000000-0000-4000-8000-000000000001"));
        update.addEntry()
                .setFullUrl("urn:uuid:5c000000-0000-4000-8000-000000000001")
                .setResource(new Practitioner()
                        .addName(new HumanName().setFamily("Fictional"))
                        .addIdentifier(ROBIN));
        return update;
    }
}
