package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.Test;

/** How an agency joins, by an organization and an agreement that two administrators send, and how it leaves. */
class RegistrationIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    private static String organization(String code, String application) {
        return """
                {"resourceType":"Organization","active":true,"name":"Example Agency (fictional)","identifier":[
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/partner","value":"%1$s"},
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/hl7v2-application","value":"%2$s"},
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/hl7v2-facility","value":"%2$s"}]}
                """.formatted(code, application);
    }

    private HttpResponse<String> post(String type, String client, String body) {
        return hub.post("/fhir/" + type, client, JSON, body);
    }

    private HttpResponse<String> put(String path, String client, String version, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/" + path))
                .header("Authorization", "Bearer " + hub.token(client))
                .header("Content-Type", JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return hub.exchange(
                version.isEmpty()
                        ? request.build()
                        : request.header("If-Match", version).build());
    }

    /** What it takes two administrators for. */
    private HttpResponse<String> register(String type, String body) {
        assertThat(post(type, "admin", body).statusCode()).isEqualTo(202);
        return post(type, "second-admin", body);
    }

    private static String endpoint(String organizationId, String address) {
        return """
                {"resourceType":"Endpoint","status":"active","managingOrganization":{"reference":"Organization/%s"},
                 "connectionType":{"system":"http://terminology.hl7.org/CodeSystem/endpoint-connection-type",
                  "code":"hl7-fhir-msg"},"payloadType":[{"text":"Next Step message"}],"address":"%s"}
                """.formatted(organizationId, address);
    }

    private static String with(String organization, String system, String value) {
        return organization.replace(
                "\"identifier\":[",
                "\"identifier\":[{\"system\":\"https://nextstep-hub.example/fhir/NamingSystem/" + system
                        + "\",\"value\":\"" + value + "\"},");
    }

    private String subtypes(String subtype) {
        return hub.get("/fhir/AuditEvent?_count=1000&subtype=" + subtype, "privacy-officer")
                .body();
    }

    private static String id(HttpResponse<String> created) {
        return RunningHub.fhir()
                .newJsonParser()
                .parseResource(Organization.class, created.body())
                .getIdElement()
                .getIdPart();
    }

    private Contract contract(String number) {
        return RunningHub.fhir()
                .newJsonParser()
                .parseResource(org.hl7.fhir.r4.model.Bundle.class, hub.everyPage("/fhir/Contract?_count=100", "admin"))
                .getEntry()
                .stream()
                .map(entry -> (Contract) entry.getResource())
                .filter(candidate ->
                        candidate.getIdentifierFirstRep().getValue().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** Lakeshore's agreement, for another agency. */
    private String agreement(String organizationId, String number) {
        Contract contract = contract("MOU-LAKESHORE-HOSPITAL");
        contract.setId((String) null);
        contract.setMeta(null);
        contract.getIdentifierFirstRep().setValue(number);
        contract.getSubjectFirstRep().setReference("Organization/" + organizationId);
        contract.getSigner().stream()
                .filter(signer -> signer.getType().getCode().equals("GRANTOR"))
                .forEach(signer -> signer.getParty().setReference("Organization/" + organizationId));
        return RunningHub.fhir().newJsonParser().encodeResourceToString(contract);
    }

    private String refer(String application, String id) {
        return refer(application, application, id);
    }

    private String refer(String application, String facility, String id) {
        return hub.mllp("""
                MSH|^~\\&|%1$s|%3$s|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%2$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%2$s|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^X|^WPN^PH^^1^613^5550142
                PID|1||P-%2$s^^^%3$s^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^CP^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-%2$s||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """.formatted(application, id, facility));
    }

    @Test
    void anAgencyJoinsWhenTwoAdministratorsAgree() {
        assertThat(refer("NEWEHR", "RG-0")).contains("MSA|AR").contains("HUB-PARTNER");

        HttpResponse<String> created = register("Organization", organization("new-agency", "NEWEHR"));
        assertThat(created.statusCode()).isEqualTo(201);
        String agreement = agreement(id(created), "MOU-NEW-AGENCY");
        assertThat(post("Contract", "admin", agreement).statusCode()).isEqualTo(202);
        assertThat(post("Contract", "admin", agreement).statusCode()).isEqualTo(202);
        assertThat(hub.everyPage("/fhir/Contract?_count=100", "admin")).doesNotContain("MOU-NEW-AGENCY");
        assertThat(post("Contract", "second-admin", agreement).statusCode()).isEqualTo(201);

        assertThat(hub.everyPage("/fhir/Contract?_count=100", "admin")).contains("MOU-NEW-AGENCY");
        assertThat(hub.get("/fhir/AuditEvent?subtype=agreement-changed", "privacy-officer")
                        .body())
                .contains("second-admin");
    }

    /** The gate asks the registry as it stands: from the second administrator's word on nothing comes in. */
    @Test
    void anEndedAgreementCountsFromTheSecondAdministratorsWord() {
        String referral = Referrals.message("RG-E1").replace("lakeshore-hospital", "frontenac-cm");
        assertThat(hub.post("/fhir/$process-message", "frontenac-cm", JSON, referral)
                        .body())
                .contains("\"code\":\"ok\"");
        Contract held = contract("MOU-FRONTENAC-CM");
        String id = held.getIdElement().getIdPart();
        held.setStatus(Contract.ContractStatus.TERMINATED);
        held.setMeta(null);
        String ended = RunningHub.fhir().newJsonParser().encodeResourceToString(held);
        String next = Referrals.message("RG-E2").replace("lakeshore-hospital", "frontenac-cm");

        assertThat(put("Contract/" + id, "admin", "W/\"1\"", ended).statusCode())
                .isEqualTo(202);
        assertThat(hub.post("/fhir/$consent-decision", "frontenac-cm", JSON, next)
                        .body())
                .contains("permit");
        assertThat(put("Contract/" + id, "second-admin", "W/\"1\"", ended).statusCode())
                .isEqualTo(200);
        assertThat(hub.post("/fhir/$process-message", "frontenac-cm", JSON, next)
                        .body())
                .contains("agreement-not-in-force");
        held.setStatus(Contract.ContractStatus.EXECUTED);
        String again = RunningHub.fhir().newJsonParser().encodeResourceToString(held);
        put("Contract/" + id, "admin", "W/\"2\"", again);
        assertThat(put("Contract/" + id, "second-admin", "W/\"2\"", again).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aChangeNamesTheVersionItReplaces() {
        HttpResponse<String> created = register("Organization", organization("changing-agency", "CHGEHR"));
        String id = id(created);
        String renamed = organization("changing-agency", "CHGEHR")
                .replace("Example Agency", "Another Name")
                .replace("\"active\":true", "\"active\":true,\"id\":\"" + id + "\"");

        assertThat(put("Organization/" + id, "admin", "W/\"1\"", organization("changing-agency", "CHGEHR"))
                        .statusCode())
                .isEqualTo(400);

        assertThat(put("Organization/" + id, "admin", "", renamed).statusCode()).isEqualTo(412);
        assertThat(put("Organization/" + id, "admin", "W/\"1\"", renamed).statusCode())
                .isEqualTo(200);
        assertThat(put("Organization/" + id, "admin", "W/\"1\"", renamed.replace("Name", "Word"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(hub.get("/fhir/Organization/" + id, "admin").body()).contains("Another Name");
    }

    @Test
    void refusesWhatIsWrongAndWhoMayNot() {
        HttpResponse<String> nameless =
                post("Organization", "admin", "{\"resourceType\":\"Organization\",\"active\":true}");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("Organization.identifier").contains("Organization.name");
        assertThat(post("Organization", "admin", organization("lakeshore-hospital", "X"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("Organization", "peer-desk", organization("x", "X")).statusCode())
                .isEqualTo(403);
        assertThat(post("Organization", "lakeshore-hospital", organization("x", "X"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("Patient", "admin", "{\"resourceType\":\"Patient\"}").statusCode())
                .isIn(400, 403, 404, 405);
    }

    /** T-51: who a sender is, from where it comes and where something is sent, at the word of two. */
    @Test
    void oneAdministratorAloneChangesNoSenderAndNoAddress() {
        String plain = organization("two-words", "TWOEHR");
        HttpResponse<String> created = register("Organization", plain);
        String id = id(created);
        String own = plain.replace("\"active\":true", "\"active\":true,\"id\":\"" + id + "\"");
        for (String changed : List.of(
                own.replace("TWOEHR", "OTHEREHR"),
                with(own, "tls-subject", "ab:cd"),
                with(own, "source-address", "192.0.2.0/24"))) {
            assertThat(put("Organization/" + id, "admin", "W/\"1\"", changed).statusCode())
                    .isEqualTo(202);
            assertThat(hub.get("/fhir/Organization/" + id, "admin").body()).contains("\"versionId\":\"1\"");
        }
        String door = endpoint(id, "https://two-words.example/fhir");
        HttpResponse<String> reached = register("Endpoint", door);
        assertThat(reached.statusCode()).isEqualTo(201);
        String endpointId = RunningHub.fhir()
                .newJsonParser()
                .parseResource(Endpoint.class, reached.body())
                .getIdElement()
                .getIdPart();
        String ownDoor = door.replace("\"status\"", "\"id\":\"" + endpointId + "\",\"status\"");
        assertThat(put("Endpoint/" + endpointId, "admin", "W/\"1\"", ownDoor.replace("two-words", "evil"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(put("Endpoint/" + endpointId, "admin", "W/\"1\"", ownDoor.replace("\"active\"", "\"off\""))
                        .statusCode())
                .as("switching off takes one")
                .isEqualTo(200);
        assertThat(put(
                                "Endpoint/" + endpointId,
                                "admin",
                                "W/\"2\"",
                                withOption(ownDoor.replace("\"active\"", "\"off\"")))
                        .statusCode())
                .as("by an option messages are read, whatever the state of its endpoint")
                .isEqualTo(202);
        assertThat(subtypes("sender-proposed")).contains("Organization/" + id).contains("Endpoint/" + endpointId);
        assertThat(subtypes("sender-changed")).contains("Organization/" + id);
        assertThat(subtypes("endpoint-changed")).contains("Endpoint/" + endpointId);
    }

    /** The registry is asked for codes and options of all, so that also what is not active could shut a partner out. */
    @Test
    void whatIsNewTakesTwoWhetherItIsActiveOrNot() {
        String inactive = organization("lakeshore-hospital", "OTHEREHR").replace("true", "false");
        assertThat(post("Organization", "admin", inactive).statusCode()).isEqualTo(409);
        assertThat(post("Organization", "admin", inactive.replace("lakeshore-hospital", "not-yet-active"))
                        .statusCode())
                .isEqualTo(202);
        String id = id(register("Organization", organization("inactive-door", "INAEHR")));
        String door = endpoint(id, "https://inactive-door.example/fhir").replace("\"active\"", "\"off\"");
        assertThat(post("Endpoint", "admin", withOption(door)).statusCode()).isEqualTo(202);
        assertThat(hub.everyPage("/fhir/Endpoint?_count=100", "admin")).doesNotContain("inactive-door");
    }

    private static String withOption(String endpoint) {
        return endpoint.replace("\"payloadType\"", """
                "extension":[{"url":"https://nextstep-hub.example/fhir/StructureDefinition/ext-partner-option","extension":[
                 {"url":"code","valueCode":"mrn-namespace"},{"url":"value","valueString":"LGH"}]}],"payloadType\"""");
    }

    @Test
    void noTwoPartnersLookAlike() {
        String first = with(
                with(organization("unlike-one", "UNONE"), "tls-subject", "AA:01:FF"),
                "source-address",
                "198.51.100.0/25");
        String id = id(register("Organization", first));
        register("Endpoint", endpoint(id, "https://unlike-one.example/fhir"));

        String second = organization("unlike-two", "UNTWO");
        assertThat(post("Organization", "admin", with(second, "tls-subject", "aa01ff"))
                        .body())
                .contains("Organization.identifier[0]: another organization has it");
        HttpResponse<String> overlapping =
                post("Organization", "admin", with(second, "source-address", "198.51.100.127"));
        assertThat(overlapping.statusCode()).isEqualTo(409);
        assertThat(post("Organization", "admin", with(second, "source-address", "198.51.100.128"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("Organization", "admin", with(second, "source-address", "partner.example"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("Organization", "admin", second.replace("UNTWO", "UNONE"))
                        .body())
                .contains("this HL7 v2 application and facility");
        String other = id(register("Organization", second));
        assertThat(post("Endpoint", "admin", endpoint(other, "HTTPS://Unlike-One.example/fhir/"))
                        .body())
                .contains("Endpoint.address: another organization has it");
    }

    /** Administering stops nobody's traffic: the routes' token ends with the change of their client. */
    @Test
    void aPartnerThatIsAddedToTheRoutesStopsNobody() throws Exception {
        register("Organization", organization("joins-later", "JNLEHR"));
        assertThat(refer("LGHEHR", "LGH", "RG-T1")).contains("MSA|AA");
        var clients = new ObjectMapper()
                .readTree(hub.get("/admin/v1/clients", "admin").body());
        var routes = (ObjectNode) StreamSupport.stream(clients.spliterator(), false)
                .filter(client -> client.path("id").asText().equals("camel-routes"))
                .findFirst()
                .orElseThrow();
        ((ArrayNode) routes.get("partners")).add("joins-later");
        hub.post("/admin/v1/clients", "admin", "application/json", routes.toString());
        assertThat(hub.post("/admin/v1/clients", "second-admin", "application/json", routes.toString())
                        .statusCode())
                .isEqualTo(200);
        hub.forgetTokens();
        try {
            assertThat(refer("LGHEHR", "LGH", "RG-T2")).contains("MSA|AA");
        } finally {
            // Other hubs on this database bring a client file of their own, with another key of the routes.
            hub.jdbc().sql("delete from hub.client where id = 'camel-routes'").update();
            hub.forgetTokens();
        }
    }

    /** By its programmes an agency names in a case file who refers. */
    @Test
    void aProgrammeIsRegisteredByItsCode() {
        HttpResponse<String> agency = register("Organization", organization("programme-agency", "PRGEHR"));
        assertThat(agency.statusCode()).isEqualTo(201);
        String organization =
                agency.headers().firstValue("Location").orElseThrow().replaceAll(".*(Organization/[^/]+).*", "$1");
        String programme = """
                {"resourceType": "HealthcareService", "active": true, "name": "Day programme",
                 "identifier": [{"system": "https://nextstep-hub.example/fhir/NamingSystem/programme-agency-programme",
                   "value": "DAY"}],
                 "type": [{"text": "Day programme"}], "providedBy": {"reference": "%s"}}""".formatted(organization);

        assertThat(post("HealthcareService", "admin", programme).statusCode()).isEqualTo(201);
        assertThat(post("HealthcareService", "admin", programme.replace("\"name\"", "\"comment\""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("HealthcareService", "lakeshore-hospital", programme).statusCode())
                .isEqualTo(403);
        assertThat(hub.get("/fhir/HealthcareService?organization=" + organization, "camel-routes")
                        .body())
                .contains("\"DAY\"");
    }
}
