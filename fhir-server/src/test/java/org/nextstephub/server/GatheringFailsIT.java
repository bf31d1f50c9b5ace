package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a decision needs and cannot get makes no decision: 503 or AR, nothing stored, no refusal either; and the same
 * message is taken once it can be had again.
 */
class GatheringFailsIT {

    private static final String JSON = "application/fhir+json";

    private final RunningHub hub = RunningHub.shared();

    /** The tables of what is gathered: consents (links and bodies), the person, agreements, keys, locks, receipts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "public.hfj_res_link",
                "public.hfj_res_ver",
                "public.hfj_resource",
                "hub.person",
                "hub.referral",
                "hub.registry",
                "hub.inbox",
                "hub.consent_state",
                "hub.receipt"
            })
    void aTableIsAway(String table) throws Exception {
        String number = "GF-" + table;
        send(Referrals.message(number));
        String next = withoutConsent(number, number + "-next");
        String away = table.substring(table.indexOf('.') + 1) + "_away";
        hub.jdbc().sql("alter table " + table + " rename to " + away).update();
        try {
            for (String path : List.of("/fhir/$process-message", "/fhir/$consent-decision")) {
                HttpResponse<String> answer = hub.post(path, "lakeshore-hospital", JSON, next);
                assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(503);
                assertThat(answer.body())
                        .doesNotContain("SQL")
                        .doesNotContain("Exception")
                        .doesNotContain(away);
            }
            assertThat(hub.mllp(v2(number))).contains("MSA|AR").contains("HUB-RETRY");
        } finally {
            hub.jdbc()
                    .sql("alter table " + table.substring(0, table.indexOf('.') + 1) + away + " rename to "
                            + table.substring(table.indexOf('.') + 1))
                    .update();
        }
        assertThat(hub.tablesThatHold(number + "-next")).isEmpty();
        assertThat(send(next).body()).contains("\"code\":\"ok\"");
        assertThat(hub.mllp(v2(number))).contains("MSA|AA");
    }

    /** A refusal that cannot be recorded is no refusal. */
    @Test
    void aRefusalWithoutItsReceiptIsNotAnswered() throws Exception {
        hub.jdbc().sql("alter table hub.receipt rename to receipt_away").update();
        try {
            assertThat(send(withoutConsent("GF-R", "GF-R")).statusCode()).isEqualTo(503);
        } finally {
            hub.jdbc().sql("alter table hub.receipt_away rename to receipt").update();
        }
        assertThat(send(withoutConsent("GF-R", "GF-R")).body()).contains("consent-missing");
    }

    /** Somebody else holds what is asked for, longer than a sender waits. */
    @ParameterizedTest
    @ValueSource(strings = {"public.hfj_res_link", "hub.consent_state"})
    void aLookupTakesTooLong(String table) throws Exception {
        String number = "GF-slow-" + table;
        send(Referrals.message(number));
        String next = withoutConsent(number, number + "-next");
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");

            HttpResponse<String> answer = send(next);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(hub.tablesThatHold(number + "-next")).isEmpty();
        assertThat(send(next).body()).contains("\"code\":\"ok\"");
    }

    /** However many consents are on file, all of them are heard: the refusal is the last of 121. */
    @Test
    void everyPageOfConsentsIsRead() {
        send(Referrals.message("GF-many"));
        Consent consent = consent(bundle("GF-many"));
        var number = bundle("GF-many").getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(person -> ((Patient) person).getIdentifierFirstRep())
                .findFirst()
                .orElseThrow();
        Reference person = new Reference()
                .setIdentifier(new Identifier().setSystem(number.getSystem()).setValue(number.getValue()));
        consent.setPatient(person).setPerformer(new ArrayList<>(List.of(person.copy())));
        consent.setSource(new Attachment().setHash(new byte[32]));
        for (int i = 0; i < 120; i++) {
            consent.getIdentifierFirstRep().setValue("GF-many-" + i);
            assertThat(file(consent)).contains("\"valueCode\":\"permit\"");
        }
        consent.getIdentifierFirstRep().setValue("GF-many-no");
        consent.getProvision().setType(Consent.ConsentProvisionType.DENY).setPeriod(null);
        assertThat(file(consent)).contains("\"valueCode\":\"deny\"");

        assertThat(send(withoutConsent("GF-many", "GF-many-last")).body()).contains("consent-denied");
    }

    private String file(Consent consent) {
        String text = RunningHub.fhir().newJsonParser().encodeResourceToString(consent);
        return hub.post("/fhir/Consent/$fileConsent", "lakeshore-hospital", JSON, text)
                .body();
    }

    private Connection connection() throws Exception {
        var pool = hub.bean(com.zaxxer.hikari.HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private HttpResponse<String> send(String message) {
        return hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, message);
    }

    private static Bundle bundle(String number) {
        return (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message(number));
    }

    private static Consent consent(Bundle message) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A further referral of the same person, whose consent is on file. */
    private static String withoutConsent(String person, String referral) {
        Bundle message = bundle(person);
        message.getIdentifier().setValue(referral);
        message.getEntry().removeIf(entry -> entry.getResource() instanceof Consent);
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(org.hl7.fhir.r4.model.ServiceRequest.class::isInstance)
                .map(org.hl7.fhir.r4.model.ServiceRequest.class::cast)
                .forEach(request -> request.getIdentifier().forEach(number -> number.setValue(referral)));
        return json(message);
    }

    private static String json(Bundle bundle) {
        return RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle);
    }

    private static String v2(String number) {
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%1$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||V-%1$s^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||V-%1$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-%1$s^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """.formatted(("M" + Integer.toHexString(number.hashCode())));
    }
}
