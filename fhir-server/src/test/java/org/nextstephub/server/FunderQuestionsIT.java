package org.nextstephub.server;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.profiles.Canonical;

/**
 * The eight questions of docs/reporting.md, each asked as it is written there, against a count of the same from the hub's own
 * tables or from what was done.
 */
@OwnHub("the numbers are those of its whole store")
class FunderQuestionsIT {

    @TempDir
    static Path data;

    private static RunningHub hub;

    @BeforeAll
    static void aFewReferrals() {
        hub = RunningHub.own(data);
        Desk.withReferral(hub, "FQ-1").introduced("2026-11-21").to("in-progress/overlap-active");
        Desk.withReferral(hub, "FQ-2")
                .introduced("2026-11-20")
                .to("in-progress/overlap-active")
                .to("completed/transition-complete", Desk.on("2026-11-22"));
        Desk.withReferral(hub, "FQ-3").introduced("2026-11-22").to("in-progress/overlap-not-possible");
        Desk.withReferral(hub, "FQ-4").to("rejected/declined-capacity");
        Desk.withReferral(hub, "FQ-5").to("cancelled/no-contact-made");
        Desk.withReferral(hub, "FQ-6");
        Desk.withReferral(hub, "FQ-7").to("received/awaiting-review");
        for (String number : List.of("FQ-8", "FQ-9")) {
            assertThat(Desk.withReferral(hub, number).revoke(false).statusCode())
                    .isEqualTo(200);
        }
        comesBack("FQ-10");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Finished, and referred again. */
    private static void comesBack(String number) {
        Desk desk = Desk.withReferral(hub, number).introduced("2026-11-21");
        desk.to("in-progress/overlap-active").to("completed/transition-complete", Desk.on("2026-11-22"));
        for (String stage : List.of("ending", "finished")) {
            EpisodeOfCare relationship = desk.relationship();
            Parameters asked = new Parameters();
            asked.addParameter("stage", new CodeType(stage));
            asked.addParameter(
                    "ifVersion", new StringType(relationship.getMeta().getVersionId()));
            asked.addParameter("agreedWithPerson", new org.hl7.fhir.r4.model.BooleanType(true));
            HttpResponse<String> turned =
                    desk.post("EpisodeOfCare/" + relationship.getIdElement().getIdPart() + "/$set-stage", asked);
            assertThat(turned.statusCode()).as(turned.body()).isEqualTo(200);
        }
        Bundle again = RunningHub.fhir().newJsonParser().parseResource(Bundle.class, Referrals.message(number));
        again.getIdentifier().setValue(number + "b");
        again.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .forEach(request ->
                        ((ServiceRequest) request).getIdentifierFirstRep().setValue(number + "b"));
        Desk.withReferral(hub, number + "b", RunningHub.fhir().newJsonParser().encodeResourceToString(again))
                .to("accepted/awaiting-introduction");
    }

    @Test
    void referralsAMonthByAgency() {
        Map<String, String> agencies = new HashMap<>();
        rows(Organization.class, "Organization?_count=100")
                .forEach(agency -> agencies.put(
                        "Organization/" + agency.getIdElement().getIdPart(),
                        agency.getIdentifierFirstRep().getValue()));
        Map<String, Long> found = rows(
                        Task.class,
                        "Task?authored-on=ge2026-11-01&authored-on=lt2026-12-01&_elements=requester,authoredOn")
                .stream()
                .map(task -> agencies.get(task.getRequester().getReference()))
                .collect(groupingBy(Objects::requireNonNull, counting()));
        assertThat(found).isEqualTo(Map.of("lakeshore-hospital", count("select count(*) from hub.referral") - 2));
        String lakeshore = agencies.entrySet().stream()
                .filter(agency -> agency.getValue().equals("lakeshore-hospital"))
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(total("Task?requester=" + lakeshore + "&_summary=count")).isEqualTo(9);
        assertThat(total("Task?requester=Organization/none&_summary=count")).isZero();
    }

    @Test
    void daysToAnswerAndToTheFirstContact() {
        List<Long> answered = new ArrayList<>();
        List<Long> met = new ArrayList<>();
        for (Task task :
                rows(Task.class, "Task?authored-on=ge2026-11-01&_elements=authoredOn,extension&_sort=authored-on")) {
            Map<String, LocalDate> days = milestones(task);
            LocalDate received = LocalDate.parse(task.getAuthoredOnElement().getValueAsString());
            assertThat(days).containsEntry("received", received);
            first(days, "accepted", "not-accepted").forEach(day -> answered.add(DAYS.between(received, day)));
            first(days, "introduced").forEach(day -> met.add(DAYS.between(received, day)));
        }
        assertThat(answered).hasSize(6).containsOnly(0L);
        assertThat(met).containsExactlyInAnyOrder(-1L, -2L, 0L, -1L);
    }

    @Test
    void howManyHadBothServices() {
        List<Task> rows = rows(Task.class, "Task?authored-on=ge2026-11-01&_elements=output,extension");
        long introduced = rows.stream()
                .filter(task -> milestones(task).containsKey("introduced"))
                .count();
        long overlapped = rows.stream()
                .filter(task -> milestones(task).containsKey("overlap-active"))
                .count();
        assertThat(introduced).isEqualTo(4);
        assertThat(overlapped).isEqualTo(3);
        assertThat(rows.stream()
                        .filter(Task::hasOutput)
                        .flatMap(task -> task.getOutput().stream())
                        .map(output -> output.getType().getCodingFirstRep().getCode())
                        .collect(groupingBy(Function.identity(), counting())))
                .isEqualTo(Map.of("introduction-date", 4L, "overlap-period", 2L));
    }

    @Test
    void notTakenUpAndWhy() {
        Map<String, Long> why =
                rows(Task.class, "Task?status=rejected,cancelled&modified=ge2026-11-01&_elements=statusReason").stream()
                        .collect(groupingBy(
                                task -> task.getStatusReason()
                                        .getCodingFirstRep()
                                        .getCode(),
                                counting()));
        assertThat(why).isEqualTo(Map.of("capacity", 1L, "no-contact-made", 1L));
    }

    @Test
    void whoWithdrewIsCountedAndNotFound() {
        List<Consent> withdrawn =
                rows(Consent.class, "Consent?status=inactive&direction=clinical-to-peer&_lastUpdated=ge2026-11-01")
                        .stream()
                        .filter(consent -> consent.getMeta().getTag(Canonical.codeSystem("ns-tag"), "closed") != null)
                        .filter(consent -> consent.getProvision().getType() != ConsentProvisionType.DENY)
                        .toList();
        long people = withdrawn.stream()
                .map(consent -> consent.getPatient().getIdentifier().getValue())
                .distinct()
                .count();
        assertThat(people)
                .isEqualTo(count("select count(distinct p.patient_id) from hub.person p join hub.consent_state s"
                        + " using (key_hmac) where s.watermark is not null and s.direction = 'clinical-to-peer'"))
                .isEqualTo(2);
        assertThat(withdrawn).allSatisfy(consent -> {
            assertThat(consent.hasDateTime()).isFalse();
            assertThat(consent.getProvision().hasPeriod()).isFalse();
            assertThat(consent.getOrganization()).hasSize(1);
        });
        String others = hub.everyPage("/fhir/Task?_count=100", "reporting")
                + hub.everyPage("/fhir/Consent?_count=100", "reporting");
        assertThat(withdrawn)
                .noneMatch(consent ->
                        others.contains(consent.getPatient().getIdentifier().getValue())
                                || others.contains(consent.getIdElement().getIdPart()));
        assertThat(total("Consent?status=inactive&date=ge2020-01-01&_summary=count"))
                .as("by the day on which it was given nobody is found")
                .isZero();
    }

    @Test
    void whoWaitsAndForHowLong() {
        Map<Long, Long> byDays =
                rows(Task.class, "Task?status=requested,received&_elements=authoredOn,requester&_sort=authored-on")
                        .stream()
                        .map(task -> LocalDate.parse(task.getAuthoredOnElement().getValueAsString()))
                        .collect(groupingBy(
                                day -> DAYS.between(day, LocalDate.parse("2026-11-22")), TreeMap::new, counting()));
        assertThat(byDays).isEqualTo(Map.of(0L, 2L));
    }

    @Test
    void inWhichStageRelationshipsAre() {
        Map<String, Integer> found = new TreeMap<>();
        for (String stage : List.of("beginning", "ongoing", "ending")) {
            found.put(stage, total("EpisodeOfCare?status=active,onhold&stage=" + stage + "&_summary=count"));
        }
        assertThat(found).isEqualTo(Map.of("beginning", 2, "ongoing", 1, "ending", 0));
    }

    @Test
    void whoCameBack() {
        List<EpisodeOfCare> rows = rows(EpisodeOfCare.class, "EpisodeOfCare?date=ge2026-11-01");
        List<String> before = rows.stream()
                .flatMap(each -> each.getExtensionsByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP).stream())
                .map(link -> ((org.hl7.fhir.r4.model.Reference) link.getValue())
                        .getIdentifier()
                        .getValue())
                .toList();
        assertThat(before).hasSize(1);
        assertThat(rows)
                .as("the link is the pseudonym of another row")
                .anyMatch(each -> each.getIdElement().getIdPart().equals(before.get(0))
                        && each.getStatus() == EpisodeOfCare.EpisodeOfCareStatus.FINISHED);
    }

    @Test
    void everythingIsInWholeDays() {
        for (Class<? extends Resource> type :
                List.of(ServiceRequest.class, Task.class, Consent.class, EpisodeOfCare.class, Encounter.class)) {
            String rows = hub.everyPage("/fhir/" + type.getSimpleName() + "?_count=100", "reporting")
                    .replaceAll("\"resourceType\":\"Bundle\",\"id\":\"[^\"]+\",\"meta\":\\{[^}]*}", "");
            assertThat(rows).doesNotContainPattern("[0-9]T(?!00:00:00-0[45]:00)[0-9]");
        }
    }

    @Test
    void aTimeThatIsAskedForStandsForItsDay() {
        int all = total("Task?_summary=count");
        String changed = rows(Task.class, "Task?_count=1")
                .get(0)
                .getMeta()
                .getLastUpdatedElement()
                .getValueAsString();
        LocalDate day = LocalDate.parse(changed.substring(0, 10));
        for (String since : List.of("ge" + day, "gt" + day + "T23:00:00-05:00", "ge" + changed, "" + day)) {
            assertThat(total("Task?_lastUpdated=" + since + "&_summary=count"))
                    .as(since)
                    .isEqualTo(all);
        }
        for (String since : List.of("gt" + day, "lt" + day, "lt" + day + "T23:00:00-05:00", "ge" + day.plusDays(1))) {
            assertThat(total("Task?_lastUpdated=" + since + "&_summary=count"))
                    .as(since)
                    .isZero();
        }
        assertThat(total("Task?modified=gt2026-11-22T23:00:00-05:00&_summary=count"))
                .isEqualTo(all);
        assertThat(hub.get("/fhir/Task?_lastUpdated=yesterday", "reporting").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnalystFindsTheSameInTheTables(@TempDir Path tables) throws Exception {
        assertThat(Analyst.report(hub, tables.toString()))
                .contains("referrals.csv  9 rows", "contacts.csv  ")
                .endsWith("exit 0");
        try (Analyst analyst = new Analyst(tables)) {
            Map<Integer, List<String>> answers = analyst.answers();
            assertThat(answers.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            String lakeshore = rows(Organization.class, "Organization?_count=100").stream()
                    .filter(agency -> agency.getIdentifierFirstRep().getValue().equals("lakeshore-hospital"))
                    .map(agency -> "Organization/" + agency.getIdElement().getIdPart())
                    .findFirst()
                    .orElseThrow();
            assertThat(answers.get(1))
                    .containsExactly("2026-11|" + lakeshore + "|" + (count("select count(*) from hub.referral") - 2));
            assertThat(answers.get(2)).containsExactly("2026-11|6|0.0|4|-1.0");
            assertThat(answers.get(3)).containsExactly("2026-11|4|3|75.0");
            assertThat(answers.get(4)).containsExactly("capacity|1", "no-contact-made|1");
            assertThat(sum(answers.get(5)))
                    .isEqualTo(count("select count(distinct p.patient_id) from hub.person p join hub.consent_state s"
                            + " using (key_hmac) where s.watermark is not null and s.direction = 'clinical-to-peer'"));
            LocalDate today =
                    LocalDate.parse(analyst.ask("select getvariable('today')").get(0));
            assertThat(answers.get(6)).containsExactly(DAYS.between(LocalDate.parse("2026-11-22"), today) + "|2");
            assertThat(answers.get(7)).containsExactly("beginning|2", "ongoing|1");
            assertThat(sum(answers.get(8))).isEqualTo(1);
            for (String table : List.of("referrals", "relationships", "contacts", "consents")) {
                String parquet = "'" + tables.resolve(table + ".parquet") + "'";
                assertThat(analyst.ask("select * from " + parquet))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(analyst.ask("select * from " + table));
            }
        }
    }

    @Test
    void aReportThatFailsSaysWhyAndWritesNothing(@TempDir Path tables) throws Exception {
        assertThat(Analyst.report(hub, tables.toString(), "--as", "peer-desk"))
                .startsWith("Did not work: no table was written: the hub answered 403 ")
                .endsWith("exit 1");
        assertThat(Analyst.report(hub, tables.toString(), "--to", "http://localhost:1"))
                .startsWith("Did not work: no table was written: the token server does not answer")
                .endsWith("exit 1");
        assertThat(tables).isEmptyDirectory();
    }

    /** Of what is counted, over all rows. */
    private static long sum(List<String> rows) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf('|') + 1)))
                .sum();
    }

    private static Map<String, LocalDate> milestones(Task task) {
        Map<String, LocalDate> days = new TreeMap<>();
        for (Extension milestone : task.getExtensionsByUrl(Canonical.EXT_MILESTONE)) {
            days.put(
                    milestone.getExtensionByUrl("fact").getValue().primitiveValue(),
                    LocalDate.parse(
                            milestone.getExtensionByUrl("date").getValue().primitiveValue()));
        }
        return days;
    }

    private static List<LocalDate> first(Map<String, LocalDate> days, String... facts) {
        return java.util.stream.Stream.of(facts)
                .map(days::get)
                .filter(Objects::nonNull)
                .limit(1)
                .toList();
    }

    private static long count(String sql) {
        return hub.jdbc().sql(sql).query(Long.class).single();
    }

    private static int total(String search) {
        return bundle(search).getTotal();
    }

    private static <T extends Resource> List<T> rows(Class<T> type, String search) {
        return bundle(search).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .map(type::cast)
                .toList();
    }

    private static Bundle bundle(String search) {
        HttpResponse<String> answer = hub.get("/fhir/" + search, "reporting");
        assertThat(answer.statusCode()).as(search + ": " + answer.body()).isEqualTo(200);
        return RunningHub.fhir().newJsonParser().parseResource(Bundle.class, answer.body());
    }
}
