package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;

/** What the privacy officer sees that nobody else does, one record at a time and with a reason. */
class PrivacyOfficeIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> ask(String operation, String client, String... values) {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < values.length; i += 2) {
            parameters
                    .append(i == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append(values[i])
                    .append("\",");
            parameters.append(
                    values[i + 1].contains("/")
                            ? "\"valueReference\":{\"reference\":\"" + values[i + 1] + "\"}}"
                            : "\"valueString\":\"" + values[i + 1] + "\"}");
        }
        return hub.post(
                "/fhir/" + operation,
                client,
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}");
    }

    @Test
    void opensAClosedRecordWithAReasonThatTheAuditKeeps() {
        Desk desk = Desk.withReferral(hub, "PO-1");
        String person = "Patient/" + desk.person();
        assertThat(ask("$open-closed", "privacy-officer", "record", person, "reason", "complaint number 7")
                        .statusCode())
                .as("not closed")
                .isEqualTo(404);
        desk.revoke(false);
        assertThat(hub.get("/fhir/" + person, "peer-desk").statusCode()).isEqualTo(404);

        assertThat(ask("$open-closed", "privacy-officer", "record", person, "reason", "why")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> opened =
                ask("$open-closed", "privacy-officer", "record", person, "reason", "complaint number 7");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("\"Patient\"").contains(person.substring("Patient/".length()));
        assertThat(hub.get("/fhir/AuditEvent?subtype=closed-opened&patient=" + person, "privacy-officer")
                        .body())
                .contains("complaint number 7")
                .contains("privacy-officer");
        assertThat(ask("$open-closed", "peer-desk", "record", person, "reason", "complaint number 7")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask("$open-closed", "admin", "record", person, "reason", "complaint number 7")
                        .statusCode())
                .isEqualTo(403);
    }

    /** By POST, so that no address keeps the number; and the audit is counted without reading it. */
    @Test
    void findsAPersonByANumberAndCountsTheirEvents() {
        Desk desk = Desk.withReferral(hub, "PO-F");
        String number = hub.bean(HubStore.class).read(Patient.class, desk.person()).getIdentifier().stream()
                .filter(known -> known.getSystem().endsWith("lakeshore-hospital-mrn"))
                .map(Identifier::getValue)
                .findFirst()
                .orElseThrow();
        String asked = """
                {"resourceType":"Parameters","parameter":[{"name":"reason","valueString":"complaint number 9"},
                 {"name":"identifier","valueIdentifier":{"value":"%s",
                  "system":"https://nextstep-hub.example/fhir/NamingSystem/lakeshore-hospital-mrn"}}]}
                """;
        HttpResponse<String> found = hub.post("/fhir/$find-person", "privacy-officer", JSON, asked.formatted(number));

        assertThat(found.body()).contains("Patient/" + desk.person()).doesNotContain(number);
        String about = "/fhir/AuditEvent?patient=Patient/" + desk.person();
        assertThat(hub.get(about, "privacy-officer").body()).contains("complaint number 9");
        assertThat(hub.get(about + "&_summary=count", "privacy-officer").body())
                .containsPattern("\"total\": ?[1-9]")
                .doesNotContain("AuditEvent/");
        assertThat(hub.post("/fhir/$find-person", "privacy-officer", JSON, asked.formatted("PO-NOBODY"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.post("/fhir/$find-person", "peer-desk", JSON, asked.formatted(number))
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.get("/fhir/Organization?active=true", "privacy-officer").body())
                .contains("Lakeshore General Hospital");
    }

    /** What the desk files is peer support's act, and names who did it. */
    @Test
    void whatTheDeskFilesIsItsOwnAct() {
        Desk desk = Desk.withReferral(hub, "PO-D");
        assertThat(desk.shareBack().statusCode()).isEqualTo(200);
        String peer = "Organization/" + hub.bean(PartnerRegistry.class).peerOrganizationId();
        assertThat(hub.get(
                                "/fhir/AuditEvent?subtype=consent-recorded&patient=Patient/" + desk.person(),
                                "privacy-officer")
                        .body())
                .contains(peer)
                .contains("\"altId\":\"peer-desk\"");
        assertThat(desk.revoke(true).statusCode()).isEqualTo(200);
        assertThat(hub.get(
                                "/fhir/AuditEvent?subtype=consent-withdrawn&patient=Patient/" + desk.person(),
                                "privacy-officer")
                        .body())
                .contains("\"altId\":\"peer-desk\"");
        assertThat(hub.get("/fhir/AuditEvent?subtype=authz-permit&patient=Patient/" + desk.person(), "privacy-officer")
                        .body())
                .contains("\"altId\":\"lakeshore-hospital\"");
    }

    @Test
    void seesEveryVersionOfARecord() {
        Desk desk = Desk.withReferral(hub, "PO-2");
        desk.to("received/awaiting-review");
        HttpResponse<String> history = ask(
                "$record-history",
                "privacy-officer",
                "record",
                "Task/" + desk.taskId(),
                "reason",
                "who changed the step");
        assertThat(history.body()).contains("\"versionId\":\"1\"").contains("\"versionId\":\"2\"");
        assertThat(ask("$record-history", "privacy-officer", "record", "Contract/1", "reason", "who changed the step")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void notesWhatWasPassedOnOutside() {
        Desk desk = Desk.withReferral(hub, "PO-3");
        String person = "Patient/" + desk.person();
        assertThat(ask(
                                "$record-disclosure",
                                "privacy-officer",
                                "patient",
                                person,
                                "recipient",
                                "Example Ambulance (fictional)",
                                "on",
                                "2026-11-20",
                                "basis",
                                "serious-harm")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.get("/fhir/" + person + "/$disclosures", "peer-desk").body())
                .contains(
                        "On November 20, 2026, something about you was passed on to Example Ambulance (fictional) outside"
                                + " this system, to keep somebody from serious harm.");
        assertThat(ask(
                                "$record-disclosure",
                                "privacy-officer",
                                "patient",
                                person,
                                "recipient",
                                "Somebody",
                                "on",
                                "2027-01-01",
                                "basis",
                                "serious-harm")
                        .body())
                .contains("not ahead");
    }

    @Test
    void searchesConsentsThatAreNotClosed() {
        Desk desk = Desk.withReferral(hub, "PO-4");
        String search = "/fhir/Consent?patient=Patient/" + desk.person();
        assertThat(hub.get(search, "privacy-officer").body()).contains("PO-4");
        desk.revoke(false);
        assertThat(hub.get(search, "privacy-officer").body()).doesNotContain("PO-4");
    }

    @Test
    void interoperabilityStaffSeeMessagesAndNobodyInThem() {
        hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("ML-1"));
        String refused = Referrals.message("ML-2").replace("2027-10-25", "2026-01-01");
        hub.post("/fhir/$process-message", "rideau-clinic", JSON, refused);

        String log = hub.get("/fhir/$message-log?partner=lakeshore-hospital&outcome=accepted&_count=50", "interop")
                .body();
        assertThat(log)
                .contains("\"name\":\"receipt\"")
                .contains("lakeshore-hospital")
                .doesNotContain("rideau-clinic")
                .doesNotContain("Okafor")
                .doesNotContain("Patient/");
        assertThat(hub.get("/fhir/$message-log?from=soon", "interop").statusCode())
                .isEqualTo(400);
        assertThat(hub.get("/fhir/$message-log?to=2020-01-01", "interop").body())
                .doesNotContain("receipt");
        assertThat(hub.get("/fhir/$message-log", "peer-desk").statusCode()).isEqualTo(403);
    }
}
