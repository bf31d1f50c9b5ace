package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.SenderWords;
import org.slf4j.LoggerFactory;

/**
 * A refusal leaves nothing of the person, whatever the reason and whichever the door: every value of theirs carries one
 * word, which afterwards stands in no column, log line, metric or file.
 */
class LeavesNothingIT {

    private static final String JSON = "application/fhir+json";
    private static final String CANARY = "Zqcanary";
    /**
     * In the sender's number of the referral, which an answer may repeat and a receipt may not, and in the key of a
     * message, which is written and undone.
     */
    private static final String NUMBER = "Zqnumber";

    private static final Instant START = Instant.now();
    private static final RunningHub HUB = RunningHub.shared();
    /** As staff have them: by the secret in the hub's folder. */
    private static final SenderWords WORDS = words();

    private static final List<String> LOG = new ArrayList<>();
    private static final AppenderBase<ILoggingEvent> EARS = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            synchronized (LOG) {
                LOG.add(event.getFormattedMessage() + event.getMDCPropertyMap());
            }
        }
    };

    static {
        EARS.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(EARS);
    }

    private static SenderWords words() {
        try {
            return new SenderWords(Files.readAllBytes(HUB.data().resolve("keys/person.secret")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A way to spoil a referral, and the reason it is refused for. */
    private record Spoilt(String reason, Consumer<Bundle> how) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Spoilt> referrals() {
        return Stream.of(
                new Spoilt("consent-missing", bundle -> bundle.getEntry()
                        .removeIf(entry -> entry.getResource() instanceof Consent)),
                consent("consent-direction-mismatch", consent -> {
                    direction(consent, "peer-to-clinical");
                    consent.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
                }),
                consent(
                        "consent-discloser-mismatch",
                        consent -> consent.setOrganization(new ArrayList<>(List.of(partner("rideau-clinic"))))),
                consent("consent-invalid", consent -> consent.setStatus(ConsentState.ENTEREDINERROR)),
                consent("recipient-not-named", consent -> consent.getProvision().setActor(new ArrayList<>())),
                consent("purpose-not-permitted", consent -> consent.getProvision()
                        .setPurpose(new ArrayList<>())),
                consent("consent-not-active", consent -> consent.setStatus(ConsentState.PROPOSED)),
                consent(
                        "consent-not-yet-effective",
                        consent -> consent.getProvision().getPeriod().setStartElement(new DateTimeType("2026-12-24"))),
                consent(
                        "consent-expired",
                        consent -> consent.getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"))),
                consent("consent-not-understood", consent -> consent.getProvision()
                        .addCode(new CodeableConcept().setText(CANARY))),
                new Spoilt("consent-ambiguous", bundle -> {
                    Consent other = first(bundle, Consent.class).copy();
                    other.getIdentifierFirstRep().setValue(CANARY + "-other");
                    other.getProvision().getPeriod().setEndElement(new DateTimeType("2027-01-01"));
                    BundleEntryComponent entry = bundle.addEntry()
                            .setFullUrl("urn:uuid:" + UUID.randomUUID())
                            .setResource(other);
                    if (bundle.getType() == Bundle.BundleType.TRANSACTION) {
                        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl("Consent");
                    }
                }),
                consent(
                        "consent-subject-mismatch",
                        consent ->
                                consent.setPatient(new Reference().setIdentifier(new Identifier().setValue(CANARY)))),
                consent("consent-grantor-invalid", consent -> consent.setPerformer(new ArrayList<>())),
                consent("consent-evidence-missing", consent -> consent.setSource(null)),
                consent(
                        "consent-datetime-invalid",
                        consent -> consent.setDateTimeElement(new DateTimeType("2026-12-24"))),
                consent("consent-rejected", consent -> consent.setStatus(ConsentState.REJECTED)),
                consent("consent-denied", consent -> consent.getProvision().setType(ConsentProvisionType.DENY)),
                consent(
                        "exception-deny",
                        consent -> consent.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
                new Spoilt("label-too-high", bundle -> first(bundle, ServiceRequest.class)
                        .getMeta()
                        .addSecurity(Canonical.CONFIDENTIALITY, "V", null)),
                new Spoilt("sender-mismatch", bundle -> first(bundle, ServiceRequest.class)
                        .setRequester(partner("rideau-clinic"))),
                new Spoilt("subject-mismatch", bundle -> first(bundle, QuestionnaireResponse.class)
                        .setSubject(new Reference().setIdentifier(new Identifier().setValue(CANARY)))),
                new Spoilt("profile-invalid", bundle -> first(bundle, ServiceRequest.class)
                        .setIntentElement(null)),
                new Spoilt("content-forbidden", bundle -> first(bundle, ServiceRequest.class)
                        .setImplicitRules("https://example.org/" + CANARY)),
                new Spoilt("age", bundle -> first(bundle, Patient.class)
                        .setBirthDateElement(new org.hl7.fhir.r4.model.DateType("2015-02-14"))),
                new Spoilt("not-open", bundle -> first(bundle, ServiceRequest.class)
                        .setStatus(ServiceRequest.ServiceRequestStatus.COMPLETED)));
    }

    private static Spoilt consent(String reason, Consumer<Consent> how) {
        return new Spoilt(reason, bundle -> how.accept(first(bundle, Consent.class)));
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void aMessage(Spoilt spoilt) {
        refused(spoilt.reason(), "/fhir/$process-message", "lakeshore-hospital", json(message(spoilt.how())));
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void aTransaction(Spoilt spoilt) {
        refused(spoilt.reason(), "/fhir", "lakeshore-hospital", json(transaction(spoilt.how())));
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void aQuestion(Spoilt spoilt) {
        refused(spoilt.reason(), "/fhir/$consent-decision", "lakeshore-hospital", json(message(spoilt.how())));
    }

    @Test
    void aMessageThatCannotBeRead() {
        String text = json(message(bundle -> {}));
        refused("syntax-invalid", "/fhir/$process-message", "lakeshore-hospital", text.substring(0, text.length() - 9));
        refused(
                "syntax-invalid",
                "/fhir/$process-message",
                "lakeshore-hospital",
                text.replaceFirst("\"family\":\"", "\"family\":\"" + CANARY + "\",\"family\":\""));
        refused(
                "syntax-invalid",
                "/fhir/$process-message",
                "lakeshore-hospital",
                text.replaceFirst("\"intent\":\"[a-z]+\"", "\"intent\":\"" + CANARY + "\""));
    }

    @Test
    void aMessageUnderAKeyThatIsTaken() {
        String key = UUID.randomUUID().toString();
        Bundle plain = (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message("LN-taken"));
        plain.getIdentifier().setValue(key);
        assertThat(HUB.post("/fhir/$process-message", "lakeshore-hospital", JSON, json(plain))
                        .body())
                .contains("\"code\":\"ok\"");
        Bundle other = message(bundle -> {});
        other.getIdentifier().setValue(key);

        refused("replay-conflict", "/fhir/$process-message", "lakeshore-hospital", json(other));
    }

    @Test
    void aMessageAboutSomebodyWhoHasWithdrawn() {
        Bundle bundle = message(ok -> {});
        Identifier number = first(bundle, Patient.class).getIdentifierFirstRep();
        HttpResponse<String> withdrawn = HUB.post(
                "/fhir/Consent/$revokeConsent",
                "lakeshore-hospital",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueIdentifier\":{\"system\":\""
                        + number.getSystem() + "\",\"value\":\"" + number.getValue() + "\"}}]}");
        assertThat(withdrawn.statusCode()).isEqualTo(200);

        refused("consent-withdrawn", "/fhir/$process-message", "lakeshore-hospital", json(bundle));
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void aConsentByItself(Spoilt spoilt) {
        boolean ofTheConsent = spoilt.reason().startsWith("consent-")
                || spoilt.reason().startsWith("recipient-")
                || spoilt.reason().startsWith("purpose-");
        boolean toldByOtherMeans = List.of("consent-missing", "consent-ambiguous", "consent-evidence-missing")
                .contains(spoilt.reason());
        if (!ofTheConsent || toldByOtherMeans) {
            return;
        }
        Bundle bundle = message(spoilt.how());
        String person = first(bundle, Patient.class).getId();
        org.hl7.fhir.r4.model.Parameters filing = new org.hl7.fhir.r4.model.Parameters();
        filing.addParameter().setName("consent").setResource(first(bundle, Consent.class));
        filing.addParameter().setName("patient").setResource(first(bundle, Patient.class));
        String text = json(filing)
                .replace("\"reference\":\"" + person + "\"", "\"reference\":\"Patient/p\"")
                .replace("\"resourceType\":\"Patient\",", "\"resourceType\":\"Patient\",\"id\":\"p\",");

        HttpResponse<String> answer = HUB.post("/fhir/Consent/$fileConsent", "lakeshore-hospital", JSON, text);

        assertThat(answer.body()).doesNotContain(CANARY).doesNotContain("\"valueCode\":\"permit\"");
    }

    /** Each state of an agreement, on Quinte's, by the word of two administrators; in the end it is as it was. */
    @Test
    void aMessageWithoutAnAgreementInForce() {
        Contract ended = agreement();
        String text = json(message(bundle -> {})).replace("lakeshore-hospital", "quinte-clinic");
        refused("mou-ended", "/fhir/$process-message", "quinte-clinic", text);

        under("mou-terminated", text, contract -> contract.setStatus(ContractStatus.TERMINATED));
        under("mou-not-started", text, contract -> contract.setApplies(period("2026-12-01", "2027-12-01")));
        under("mou-suspended", text, contract -> {
            contract.setApplies(period("2026-01-01", "2027-12-01"));
            contract.addExtension(new Extension(Canonical.EXT_MOU_SUSPENDED, period("2026-11-01", "2026-12-01")));
        });
        under("mou-ended", text, contract -> contract.setApplies(ended.getApplies()));
    }

    private void under(String reason, String message, Consumer<Contract> change) {
        Contract contract = agreement();
        contract.setApplies(period("2026-01-01", "2027-12-01"));
        change.accept(contract);
        String version = "W/\"" + contract.getMeta().getVersionId() + "\"";
        String id = contract.getIdElement().getIdPart();
        contract.setMeta(null);
        for (String administrator : new String[] {"admin", "second-admin"}) {
            HttpResponse<String> taken = HUB.exchange(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(HUB.url() + "/fhir/Contract/" + id))
                            .header("Authorization", "Bearer " + HUB.token(administrator))
                            .header("Content-Type", JSON)
                            .header("If-Match", version)
                            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json(contract)))
                            .build());
            assertThat(taken.statusCode()).as(taken.body()).isBetween(200, 202);
        }
        refused(reason, "/fhir/$process-message", "quinte-clinic", message);
    }

    private static Contract agreement() {
        Bundle found = (Bundle) RunningHub.fhir()
                .newJsonParser()
                .parseResource(HUB.get("/fhir/Contract?_count=100", "admin").body());
        Contract contract = found.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Contract.class::isInstance)
                .map(Contract.class::cast)
                .filter(held ->
                        "MOU-QUINTE-CLINIC".equals(held.getIdentifierFirstRep().getValue()))
                .findFirst()
                .orElseThrow();
        contract.getExtension().removeIf(extension -> Canonical.EXT_MOU_SUSPENDED.equals(extension.getUrl()));
        contract.setStatus(ContractStatus.EXECUTED);
        return contract;
    }

    private static Period period(String start, String end) {
        return new Period().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
    }

    private record V2(String code, UnaryOperator<String> how) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<V2> v2Messages() {
        return Stream.of(
                new V2("HUB-CONSENT-MISSING", text -> text.replaceFirst("(?m)^CON.*\n", "")),
                new V2("HUB-CONSENT-REFUSED", text -> text.replace("|W|A|", "|W|R|")),
                new V2("HUB-CONSENT-PENDING", text -> text.replace("|W|A|", "|W|P|")),
                new V2("HUB-CONSENT-BYPASSED", text -> text.replace("|W|A|", "|W|B|")),
                new V2("HUB-CONSENT-INDETERMINATE", text -> text.replace("|W|A|", "|W|L|")),
                new V2("HUB-CONSENT-EXPIRED", text -> text.replace("|20271117|Y", "|20261121|Y")),
                new V2("HUB-CONSENT-NOT-STARTED", text -> text.replace("|20261118|20271117", "|20261224|20271117")),
                new V2("HUB-AGREEMENT-NOT-IN-FORCE", text -> text.replace("LGHEHR|LGH|", "QCCEMR|QCC|")),
                new V2("HUB-PARTNER", text -> text.replace("LGHEHR|LGH|", "NOEHR|NOH|")),
                new V2("MSA|A", text -> text.replaceFirst("PID\\|1\\|\\|[^|]*", "PID|1||")),
                new V2("MSA|A", text -> text.replace("|P|2.5.1", "|P|2.2")),
                new V2("MSA|A", text -> text.replace("REF^I12^REF_I12", "REF^I99^REF_I12")),
                new V2("MSA|A", text -> text.replace("|19890214|", "|" + CANARY + "|")),
                new V2("MSA|A", text -> text.replaceFirst("(?m)^PID.*\n", "")));
    }

    @ParameterizedTest
    @MethodSource("v2Messages")
    void aMessageOverMllp(V2 spoilt) {
        String id = "LN" + UUID.randomUUID().toString().substring(0, 8);
        String answer = HUB.mllp(spoilt.how().apply("""
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%1$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||%2$s^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|%2$s^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||%2$s^^^LGH^MR||%2$s^%2$s^^^^^L||19890214|F|||%2$s^^Kingston^ON^K7L 1A1||^PRN^PH^^1^613^5550178
                NTE|1||%2$s
                CON|1|001|NEXTSTEP-ROI-1|%2$s||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """.formatted(id, CANARY + id)));

        assertThat(answer).doesNotContain("MSA|AA").doesNotContain(CANARY).contains(spoilt.code());
    }

    /** The fields of a header, shifted: their words go back to the sender (MSA-2, MSH-5, MSH-6) and stay nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"LGHEHR|LGH|", "LGH|NEXTSTEP", "REF^I12^REF_I12", "^I12", "|2026112210"})
    void aHeaderOfOtherWords(String field) {
        String id = CANARY + UUID.randomUUID().toString().substring(0, 8);
        String header = "MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%s|P|2.5.1\r";
        String shifted = field.replaceAll("[A-Z0-9_]+", CANARY);

        String answer = HUB.mllp(header.formatted(id).replace(field, shifted) + "PID|1||1^^^LGH^MR\r");

        assertThat(answer).contains("MSA|A").doesNotContain("MSA|AA").contains("|" + id);
        synchronized (LOG) {
            assertThat(LOG).anyMatch(line -> line.contains("id=" + WORDS.hash(id)));
        }
    }

    /** The key of a message, its source and the id of its request are the sender's words too. */
    @Test
    void aKeyThatIsAName() {
        String id = NUMBER + UUID.randomUUID().toString().substring(0, 8);
        Bundle bundle = message(ok -> ok.getEntry().removeIf(entry -> entry.getResource() instanceof Consent));
        bundle.setIdentifier(
                new Identifier().setSystem("https://" + NUMBER + ".example").setValue(id));
        first(bundle, MessageHeader.class).getSource().setName(CANARY).setEndpoint("https://" + CANARY + ".example");

        HttpResponse<String> answer = HUB.exchange(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(HUB.url() + "/fhir/$process-message"))
                        .header("Authorization", "Bearer " + HUB.token("lakeshore-hospital"))
                        .header("Content-Type", JSON)
                        .header("User-Agent", CANARY)
                        .header("X-Request-ID", CANARY)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json(bundle)))
                        .build());

        assertThat(answer.body()).contains("consent-missing");
        assertThat(HUB.get("/fhir/$message-log?code=consent-missing&_count=1000", "interop")
                        .body())
                .contains(WORDS.hash(id));
        assertThat(HUB.tablesThatHold(WORDS.hash(id))).isNotEmpty();
    }

    @Test
    void aBodyWithAMemberThatIsAName() {
        HttpResponse<String> answer = HUB.post(
                "/fhir/$process-message",
                "lakeshore-hospital",
                JSON,
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"" + CANARY + "\",\"" + CANARY
                        + "\":\"\\u0000\"}}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private record Sheet(String code, UnaryOperator<Map<String, String>> how) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Sheet> sheets() {
        return Stream.of(
                new Sheet("HUB-CONSENT-REFUSED", row -> CaseRows.with(row, "consent_status", "refused")),
                new Sheet("HUB-CONSENT-PENDING", row -> CaseRows.with(row, "consent_status", "pending")),
                new Sheet("HUB-CONSENT-RESCINDED", row -> CaseRows.with(row, "consent_status", "withdrawn")),
                new Sheet("HUB-CONSENT-INDETERMINATE", row -> CaseRows.with(row, "consent_status", "limited")),
                new Sheet("HUB-CONSENT-INDETERMINATE", row -> CaseRows.with(row, "consent_limits", CANARY)),
                new Sheet("HUB-CONSENT-EXPIRED", row -> CaseRows.with(row, "consent_expiry", "2026-11-21")),
                new Sheet("HUB-AGE", row -> CaseRows.with(row, "date_of_birth", "2015-02-14")),
                new Sheet("HUB-UNKNOWN-REFERRAL", row -> CaseRows.with(row, "event", "update")),
                new Sheet("HUB-CONSENT-FORM", row -> CaseRows.with(row, "consent_form_id", CANARY)),
                new Sheet("HUB-CHARSET", row -> CaseRows.with(row, "notes", CANARY + "\u0007")),
                new Sheet("\"102\"", row -> CaseRows.with(row, "date_of_birth", CANARY)),
                new Sheet("\"103\"", row -> CaseRows.with(row, "referring_program", CANARY)),
                new Sheet("\"104\"", row -> CaseRows.with(row, "pronouns", CANARY.repeat(10))),
                new Sheet("\"101\"", row -> CaseRows.with(row, "referrer_name", "")),
                new Sheet("HUB-COLUMN", row -> CaseRows.with(row, NUMBER, "x")),
                new Sheet("HUB-SCHEMA", row -> CaseRows.with(row, "schema_version", CANARY)));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aRowOfASheet(Sheet spoilt) {
        HttpResponse<String> answer = HUB.post(
                "/intake/v1/referrals",
                "frontenac-cm",
                "text/csv",
                CaseRows.csv(spoilt.how().apply(canaryRow())));

        assertThat(answer.body())
                .doesNotContain(CANARY)
                .doesNotContain("\"outcome\" : \"accepted\"")
                .contains(spoilt.code());
    }

    private static Map<String, String> canaryRow() {
        Map<String, String> row = CaseRows.granted();
        String word = CANARY + UUID.randomUUID().toString().substring(0, 8);
        for (String column : List.of("client_id", "given_name", "family_name", "referrer_name", "notes")) {
            row.put(column, word);
        }
        row.put("referral_id", word.replace(CANARY, NUMBER));
        row.put("consent_form_number", word);
        return row;
    }

    /** Written and undone: pages of the database's files may hold it until they are used again, its columns may not. */
    @ParameterizedTest
    @ValueSource(strings = {"/fhir/$consent-decision", "/fhir/$process-message"})
    void whatWouldBeAcceptedAndIsNotMeant(String path) {
        Bundle bundle = message(ok -> first(ok, ServiceRequest.class)
                .getMeta()
                .addSecurity(Canonical.ACT_REASON, path.contains("decision") ? "TREAT" : "HTEST", null));
        String text = json(bundle).replace(CANARY, "Zqundone").replace(NUMBER, "Zqundone");

        HttpResponse<String> answer = HUB.post(path, "lakeshore-hospital", JSON, text);

        assertThat(answer.body()).containsAnyOf("\"valueCode\":\"permit\"", "test-lane");
        assertThat(HUB.tablesThatHold("Zqundone")).isEmpty();
    }

    @AfterAll
    static void nothingOfThemIsAnywhere() throws IOException {
        assertThat(HUB.tablesThatHold(CANARY)).as("columns of the database").isEmpty();
        assertThat(HUB.tablesThatHold(NUMBER)).as("columns of the database").isEmpty();
        synchronized (LOG) {
            assertThat(LOG)
                    .as("log lines")
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(CANARY) || line.contains(NUMBER));
        }
        String metrics = HUB.bean(PrometheusMeterRegistry.class).scrape();
        assertThat(metrics).contains("consent-missing").doesNotContain(CANARY);
        assertThat(filesThatHold()).as("files of the hub and temporary files").isEmpty();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(EARS);
    }

    /** Everything under the hub's folder, the database's own files included, and what is new in the temporary folder. */
    private static List<Path> filesThatHold() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(HUB.folder(), Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.walk(folder, folder.equals(HUB.folder()) ? 20 : 1)) {
                files.filter(LeavesNothingIT::holds).forEach(found::add);
            }
        }
        return found;
    }

    private static boolean holds(Path file) {
        try {
            boolean fresh = Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isAfter(START);
            return fresh && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(String reason, String path, String client, String body) {
        HttpResponse<String> answer = HUB.post(path, client, JSON, body);
        assertThat(answer.body()).doesNotContain(CANARY).contains(reason).contains("OperationOutcome");
    }

    private static Bundle message(Consumer<Bundle> how) {
        return spoilt(Referrals.message("LN-" + UUID.randomUUID()), how);
    }

    private static Bundle transaction(Consumer<Bundle> how) {
        return spoilt(Referrals.transaction("LN-" + UUID.randomUUID()), how);
    }

    /** Every value about the person carries the word; the key of the message, which a receipt keeps, does not. */
    private static Bundle spoilt(String text, Consumer<Bundle> how) {
        Bundle bundle = (Bundle) RunningHub.fhir().newJsonParser().parseResource(text);
        String word = CANARY + UUID.randomUUID().toString().substring(0, 8);
        Patient person = first(bundle, Patient.class);
        person.getNameFirstRep().setFamily(word).getGiven().forEach(given -> given.setValue(word));
        person.getIdentifier().forEach(identifier -> identifier.setValue(word));
        person.getTelecom().forEach(telecom -> telecom.setValue(word));
        person.setAddress(new ArrayList<>(List.of(new Address().addLine(word).setCity(word))));
        ServiceRequest referral = first(bundle, ServiceRequest.class);
        referral.getIdentifier().forEach(identifier -> identifier.setValue(word.replace(CANARY, NUMBER)));
        referral.addNote().setText(word);
        first(bundle, Consent.class).getIdentifierFirstRep().setValue(word);
        if (bundle.getType() == Bundle.BundleType.MESSAGE) {
            first(bundle, MessageHeader.class).setId(UUID.randomUUID().toString());
        }
        how.accept(bundle);
        return bundle;
    }

    private static <T extends Resource> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void direction(Consent consent, String code) {
        consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType(code));
    }

    private static Reference partner(String code) {
        return new Reference()
                .setType(Organization.class.getSimpleName())
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }

    private static String json(Resource resource) {
        return RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(resource);
    }
}
