package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.store.HubStore;

/** The lists of open referrals, and a referral with all that belongs to it, in one call each. */
class OpenReferralsIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static Desk named(String number, String family) {
        return named(number, family, "2027-01-25");
    }

    private static Desk named(String number, String family, String end) {
        return Desk.withReferral(
                HUB, number, Referrals.message(number).replace("Okafor", family).replace("2027-01-25", end));
    }

    private static Parameters asked(String list, String name, int count, int offset) {
        Parameters asked = new Parameters();
        asked.addParameter("list", new CodeType(list));
        asked.addParameter("name", new StringType(name));
        asked.addParameter("_count", new IntegerType(count));
        asked.addParameter("_offset", new IntegerType(offset));
        return asked;
    }

    private static Parameters found(String list, String name, int count, int offset) {
        HttpResponse<String> answer = HUB.post(
                "/fhir/Task/$open-referrals",
                "peer-desk",
                Desk.JSON,
                RunningHub.fhir().newJsonParser().encodeResourceToString(asked(list, name, count, offset)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHub.fhir().newJsonParser().parseResource(Parameters.class, answer.body());
    }

    private static List<ParametersParameterComponent> rows(Parameters answer) {
        return answer.getParameter().stream()
                .filter(each -> each.getName().equals("referral"))
                .toList();
    }

    private static List<Type> part(ParametersParameterComponent row, String name) {
        return row.getPart().stream()
                .filter(each -> each.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .toList();
    }

    private static String text(ParametersParameterComponent row, String name) {
        return part(row, name).stream().map(Type::primitiveValue).findFirst().orElse("");
    }

    private static int total(Parameters answer) {
        return ((IntegerType) answer.getParameter("total").getValue()).getValue();
    }

    private static int count(String list) {
        return found(list, "", 0, 0).getParameter().stream()
                .filter(each ->
                        each.getName().equals("list") && text(each, "code").equals(list))
                .map(each -> Integer.valueOf(text(each, "count")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowSaysWhatTheDeskNeedsBeforeItOpensTheReferral() {
        Desk desk = named("OR-1", "Wintergreen").to("accepted/awaiting-introduction");
        desk.assign();
        ParametersParameterComponent row =
                rows(found("assigned", "wintergreen", 25, 0)).get(0);

        assertThat(((Reference) part(row, "task").get(0)).getReference()).isEqualTo("Task/" + desk.taskId());
        assertThat(text(row, "number")).startsWith("NS-");
        assertThat(text(row, "status")).isEqualTo("accepted");
        assertThat(((CodeableConcept) part(row, "businessStatus").get(0))
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("awaiting-introduction");
        assertThat(text(row, "next")).isEqualTo("introduce");
        assertThat(text(row, "clinicalEnd")).isEqualTo("2027-01-25");
        assertThat(part(row, "name"))
                .anySatisfy(name -> assertThat(((HumanName) name).getFamily()).isEqualTo("Wintergreen"));
        assertThat(text(row, "doNotLeaveMessage")).isEqualTo("true");
        assertThat(((Reference) part(row, "agency").get(0)).getDisplay()).startsWith("Lakeshore General Hospital");
        assertThat(((Reference) part(row, "worker").get(0)).getDisplay()).contains("Dana");
        assertThat(text(row, "relationship")).isEqualTo("planned");
        assertThat(part(row, "language")).isNotEmpty();
    }

    @Test
    void whoseTimeRunsOutComesFirstAndNamesAreFoundHoweverTheyAreWritten() {
        named("OR-2", "Ébène-Marchand", "2027-02-01");
        named("OR-3", "Ebene", "2026-12-01");
        named("OR-4", "Marchand", "2026-11-30");

        Parameters both = found("all", "EBENE", 25, 0);
        assertThat(rows(both)).extracting(row -> text(row, "clinicalEnd")).containsExactly("2026-12-01", "2027-02-01");
        assertThat(total(found("all", "marchand ébène", 25, 0))).isEqualTo(1);
        assertThat(total(found("all", "bene", 25, 0)))
                .as("not the middle of a name")
                .isZero();
        Parameters second = found("all", "ebene", 1, 1);
        assertThat(total(second)).isEqualTo(2);
        assertThat(rows(second)).extracting(row -> text(row, "clinicalEnd")).containsExactly("2027-02-01");
        assertThat(total(found("at-risk", "ebene", 25, 0)))
                .as("ends within two weeks")
                .isEqualTo(1);
    }

    @Test
    void countsAreTheRowsAndNobodyIsCountedWhoIsHidden() {
        int before = count("all");
        Desk desk = named("OR-5", "Larkspur");
        assertThat(count("all")).isEqualTo(before + 1);
        desk.shareBack();
        assertThat(count("all")).as("somebody who said more than one thing").isEqualTo(before + 1);
        desk.revoke(false);
        assertThat(count("all")).isEqualTo(before);
        assertThat(total(found("all", "larkspur", 25, 0))).isZero();
    }

    @Test
    void whoSaysNoLaterIsHiddenThoughNothingElseHasChanged() {
        int before = count("all");
        Desk desk = named("OR-6", "Meadowsweet");
        ConsentFiling no = ConsentFiling.of("OR-6");
        no.consent().getIdentifierFirstRep().setValue("OR-6-no");
        no.consent().getProvision().setType(Consent.ConsentProvisionType.DENY);
        assertThat(HUB.post("/fhir/Consent/$fileConsent", "lakeshore-hospital", Desk.JSON, no.text())
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.get("Task?group-identifier=NS-none").statusCode()).isEqualTo(200);
        assertThat(count("all")).isEqualTo(before);
    }

    @Test
    void oneEventNamesWhoeverWasShown() {
        Desk one = named("OR-7", "Thistledown");
        Desk other = named("OR-8", "Thistledown");
        String person = "Patient/" + one.person();
        found("all", "thistledown", 25, 0);

        List<AuditEvent> listed = HUB.bean(HubStore.class).auditOf(person).stream()
                .filter(event -> event.getEntity().stream()
                        .anyMatch(entity ->
                                entity.hasQuery() && new String(entity.getQuery()).contains("$open-referrals")))
                .toList();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).getEntity().stream()
                        .map(entity -> String.valueOf(entity.getWhat().getReference())))
                .contains(person, "Patient/" + other.person());
        assertThat(RunningHub.fhir().newJsonParser().encodeResourceToString(listed.get(0)))
                .doesNotContain("istledown");
    }

    @Test
    void anAddressTakesNoNameAndABadQuestionIsToldWhatIsWrong() {
        assertThat(HUB.get("/fhir/Task/$open-referrals?name=Okafor", "peer-desk")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> unknown = HUB.get("/fhir/Task/$open-referrals?list=urgent", "peer-desk");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("list is one of: unassigned, assigned, waiting, at-risk, all");
        assertThat(HUB.get("/fhir/Task/$open-referrals?_count=x", "peer-desk").statusCode())
                .isEqualTo(400);
        assertThat(HUB.get("/fhir/Task/$open-referrals", "lakeshore-hospital").statusCode())
                .isEqualTo(403);
        assertThat(HUB.get("/fhir/Task/$open-referrals?list=at-risk&weeks=true", "peer-desk")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReferralComesWithAllThatBelongsToItAndGoesWithTheConsent() {
        Desk desk = named("OR-9", "Foxglove").introduced("2026-11-21");
        String address = "/fhir/Task/" + desk.taskId() + "/$everything";
        Bundle whole = RunningHub.fhir()
                .newJsonParser()
                .parseResource(Bundle.class, HUB.get(address, "peer-desk").body());

        assertThat(whole.getEntry().get(0).getResource().getIdElement().getIdPart())
                .isEqualTo(desk.taskId());
        assertThat(whole.getEntry().stream()
                        .map(entry -> entry.getResource().fhirType())
                        .distinct())
                .contains("Task", "ServiceRequest", "Patient", "Consent", "EpisodeOfCare", "Encounter");
        assertThat(HUB.get(address, "lakeshore-hospital").statusCode()).isEqualTo(403);
        desk.revoke(false);
        assertThat(HUB.get(address, "peer-desk").statusCode()).isEqualTo(404);
    }

    /** A second coordinator, who has not seen that somebody walks along by now, changes nothing. */
    @Test
    void assignedTwiceTheSecondIsToldInsteadOfOverwriting() {
        Desk desk = named("OR-10", "Hawthorn").to("accepted/awaiting-introduction");
        String seen = desk.relationship().getMeta().getVersionId();
        assertThat(desk.assign().statusCode()).isEqualTo(200);
        Parameters second = new Parameters();
        second.addParameter("worker", desk.workerReference());
        second.addParameter("ifVersion", new StringType(desk.main().getMeta().getVersionId()));
        second.addParameter("ifRelationshipVersion", new StringType(seen));
        assertThat(desk.post("Task/" + desk.taskId() + "/$assign", second).statusCode())
                .isEqualTo(409);
    }
}
