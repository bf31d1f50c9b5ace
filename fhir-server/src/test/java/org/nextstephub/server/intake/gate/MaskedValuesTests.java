package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.Spoilt;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.intake.outcome.Step;

/** What is only said to be absent is absent, and what it stood in is still there to be judged. */
class MaskedValuesTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String MASK =
            "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"masked\"}]}";

    private final MessageReader reader = new MessageReader(FHIR);

    private static String message(String patient, String consent) {
        return """
                {"resourceType":"Bundle","type":"message","identifier":{"system":"urn:test","value":"1"},"entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"MessageHeader",
                  "eventCoding":{"system":"https://ehealthontario.ca/fhir/CodeSystem/message-event-code",
                   "code":"add-service-request"},"source":{"endpoint":"https://partner.example"}}},
                 {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"ServiceRequest",
                  "status":"active","intent":"order",
                  "subject":{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"}}},
                 {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333","resource":{"resourceType":"Patient",%s}},
                 {"fullUrl":"urn:uuid:44444444-4444-4444-8444-444444444444","resource":{"resourceType":"Consent",%s}}]}
                """.formatted(patient, consent);
    }

    private Step<Message> read(String body) {
        return Reception.of(
                reader.read(new ReceivedMessage(body.getBytes(StandardCharsets.UTF_8), false, "message"), false));
    }

    private Message message(String body) {
        return read(body).reached().orElseThrow();
    }

    private Patient person(String elements) {
        return message(message(elements, "\"status\":\"active\"")).person().orElseThrow();
    }

    private Consent consent(String elements) {
        return message(message("\"active\":true", elements))
                .first(Consent.class)
                .orElseThrow();
    }

    @Test
    void aNameOfMaskedWordsIsNone() {
        assertThat(person("\"name\":[{\"_family\":%1$s,\"given\":[null],\"_given\":[%1$s]}]".formatted(MASK))
                        .hasName())
                .isFalse();
    }

    @Test
    void aNameWithOneWordLeftIsOne() {
        Patient person = person("\"name\":[{\"_family\":%s,\"given\":[\"Ada\"]}]".formatted(MASK));
        assertThat(person.getNameFirstRep().hasFamily()).isFalse();
        assertThat(person.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Ada");
    }

    @Test
    void aMaskedBirthDateNumberOrTelephoneIsNone() {
        Patient person = person("\"_birthDate\":%1$s,\"telecom\":[{\"system\":\"phone\",\"_value\":%1$s}],"
                .concat("\"identifier\":[{\"system\":\"urn:mrn\",\"_value\":%1$s}],\"_deceasedBoolean\":%1$s")
                .formatted(MASK));
        assertThat(person.hasBirthDate()).isFalse();
        assertThat(person.hasTelecom()).isFalse();
        assertThat(person.hasIdentifier()).isFalse();
        assertThat(person.hasDeceased()).isFalse();
    }

    @Test
    void anExceptionWhoseTypeIsMaskedIsStillThere() {
        Consent consent = consent("\"provision\":{\"type\":\"permit\",\"provision\":[{\"_type\":%s}]}".formatted(MASK));
        assertThat(consent.getProvision().hasProvision()).isTrue();
        assertThat(consent.getProvision().getProvisionFirstRep().hasType()).isFalse();
        assertThat(consent.getProvision().getProvisionFirstRep().isEmpty()).isFalse();
    }

    @Test
    void aMaskedReferenceIsAReferenceToNothing() {
        Consent consent = consent("\"performer\":[{\"_reference\":%s}]".formatted(MASK));
        assertThat(consent.getPerformer()).hasSize(1);
        assertThat(consent.hasPerformer()).isTrue();
        assertThat(consent.getPerformer().get(0).hasReference()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[{}]", "null", "{}"})
    void anExtensionThatSaysNothingIsNoneButInAConsentItIsNotUnderstood(String extension) {
        assertThat(person("\"extension\":" + extension + ",\"active\":true").hasExtension())
                .isFalse();
        Message sent = message(message("\"active\":true", "\"extension\":" + extension));
        assertThat(sent.faultyConsents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"valueString\":\"x\"}]", "[{\"url\":\"\"}]", "[{\"url\":null}]", "\"x\"", "[1]"})
    void anExtensionThatDoesNotSayWhichItIsCannotBeRead(String extension) {
        IntakeOutcome outcome = stop(message("\"extension\":" + extension, "\"status\":\"active\""));
        assertThat(((Invalid) outcome).faults().get(0).element()).isEqualTo("Patient.extension");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\ud800", "\\udc00b", "\\udc00\\ud800"})
    void whatCannotBeKeptIsRefusedWithItsPlace(String text) {
        IntakeOutcome outcome = stop(message("\"name\":[{\"family\":\"" + text + "\"}]", "\"status\":\"active\""));
        assertThat(((Invalid) outcome).faults().get(0).element()).isEqualTo("Patient.name.family");
    }

    @Test
    void aPairOfSurrogatesIsACharacter() {
        assertThat(person("\"name\":[{\"family\":\"\\ud83d\\ude42\"}]").hasName())
                .isTrue();
    }

    @Test
    void everySpoiltMessageIsReadOrRefused() {
        String good = message(
                "\"name\":[{\"family\":\"Quill\",\"given\":[\"Ada\",\"Bo\"]}],\"birthDate\":\"1990-01-01\","
                        + "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"1\"}],\"deceasedBoolean\":false,"
                        + "\"meta\":{\"security\":[{\"system\":\"urn:s\",\"code\":\"N\"}]}",
                "\"status\":\"active\",\"dateTime\":\"2026-11-01\",\"performer\":[{\"reference\":\"urn:uuid:1\"}],"
                        + "\"provision\":{\"type\":\"permit\",\"period\":{\"start\":\"2026-01-01\"},"
                        + "\"provision\":[{\"type\":\"deny\"}]}");
        Set<Class<?>> outcomes = new java.util.HashSet<>();
        for (Spoilt spoilt : Spoilt.all(good)) {
            Step<Message> step = read(spoilt.body());
            if (step instanceof Step.Stop<Message> stop) {
                outcomes.add(stop.outcome().getClass());
            }
        }
        assertThat(outcomes).isSubsetOf(Invalid.class, Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-1\u2003", "\u00a0A-1", "A\u200b1", "é", "A\t"})
    void aKeyWithAnythingButPrintableAsciiIsNone(String key) {
        assertThat(PersonKeys.isPlain(key)).isFalse();
    }

    @Test
    void aKeyIsTrimmedOfAsciiSpacesOnly() {
        PersonKeys keys = new PersonKeys(new byte[32]);
        assertThat(PersonKeys.isPlain("  A 1 ")).isTrue();
        assertThat(keys.of(List.of(new Identifier().setSystem("s").setValue(" A 1 "))))
                .isEqualTo(keys.of(List.of(new Identifier().setSystem("s").setValue("A 1"))))
                .isNotEqualTo(keys.of(List.of(new Identifier().setSystem("s").setValue("A 1\u2003"))));
    }

    @Test
    void xmlIsReadTheSameWay() {
        Bundle bundle = FHIR.newJsonParser()
                .parseResource(
                        Bundle.class,
                        message(
                                "\"_birthDate\":%s".formatted(MASK),
                                "\"performer\":[{\"_reference\":%s}]".formatted(MASK)));
        String xml = FHIR.newXmlParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle);
        Message read = Reception.of(
                        reader.read(new ReceivedMessage(xml.getBytes(StandardCharsets.UTF_8), true, "message"), false))
                .reached()
                .orElseThrow();
        assertThat(xml).contains("masked");
        assertThat(read.person().map(Resource::isEmpty)).contains(true);
        assertThat(read.first(Consent.class).map(Consent::hasPerformer)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<extension/>", "<extension url=\"\"/>", "<extension><valueString value=\"x\"/></extension>"})
    void xmlWithAnExtensionThatIsNoneIsReadOrRefused(String extension) {
        String xml = ("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"message\"/><entry><resource><Patient>"
                        + "%s<active value=\"true\"/></Patient></resource></entry></Bundle>")
                .formatted(extension);
        Step<Message> step = Reception.of(
                reader.read(new ReceivedMessage(xml.getBytes(StandardCharsets.UTF_8), true, "message"), false));
        assertThat(((Step.Stop<Message>) step).outcome()).isInstanceOf(Invalid.class);
    }

    private IntakeOutcome stop(String body) {
        return ((Step.Stop<Message>) read(body)).outcome();
    }
}
