package org.nextstephub.profiles.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.Trials.Variant;

/** Every example meets its profile, every deliberately wrong variant breaks the rule it is meant to break. */
class ProfilesTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HubValidator VALIDATOR = new HubValidator(FHIR);
    private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(Canonical.BASE)
            + "/(StructureDefinition|ValueSet|CodeSystem|Questionnaire|OperationDefinition|ConceptMap|Measure"
            + "|SearchParameter|CapabilityStatement|SubscriptionTopic)/([A-Za-z0-9.-]+)");

    static Stream<String> examples() {
        return Trials.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleMeetsItsProfile(String name) {
        Resource example = ConformanceResources.read(FHIR, Resource.class, name);
        assertThat(errors(example)).isEmpty();
    }

    static List<Variant> variants() {
        return Trials.variants();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void theWrongVariantFails(Variant variant) {
        List<String> errors = errors(variant.read());
        assertThat(errors).isNotEmpty();
        if (variant.breaks().matches("[a-z]+-\\d+")) {
            assertThat(errors).anyMatch(error -> error.contains(variant.breaks()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr-CA", "iu", "cr", "oj", "moh", "so", "uk", "zh-Hant"})
    void aPersonMaySpeakAnyLanguage(String code) {
        assertThat(errors(speaking(code))).isEmpty();
    }

    private static Patient speaking(String code) {
        Patient person =
                ConformanceResources.ofType(FHIR, Patient.class).findFirst().orElseThrow();
        person.setCommunication(null)
                .addCommunication()
                .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", code, null)));
        return person;
    }

    static Stream<Variant> judgedVariants() {
        return variants().stream().filter(variant -> {
            Resource wrong = variant.read();
            return ReferralBundles.JUDGED.contains(wrong.fhirType())
                    && wrong.getMeta()
                            .hasProfile(HubValidator.profileOf(wrong.fhirType()).orElseThrow());
        });
    }

    /** The intake judges entries inside a Bundle: it must find there what is found in the resource alone. */
    @ParameterizedTest(name = "{0} in a message")
    @MethodSource("judgedVariants")
    void theWrongVariantFailsInsideAMessageToo(Variant variant) {
        Resource wrong = variant.read();
        wrong.getMeta().getProfile().clear();
        Bundle message = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        message.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(wrong);
        assertThat(VALIDATOR.validate(message, List.of(ReferralBundles.TRANSACTION)))
                .anyMatch(finding -> finding.error() && finding.element().startsWith("Bundle.entry[0].resource"));
    }

    @Test
    void everyIssueHasATextInBothLanguages() {
        for (Issue issue : Issue.values()) {
            assertThat(issue.text()).isNotBlank();
            assertThat(issue.frenchText()).isNotBlank();
        }
    }

    @Test
    void everyCodeOfTheCodeSystemsForReasonsIsKnownToTheCode() {
        List<String> published = codes("CodeSystem-ns-reason.json");
        for (Reason reason : Reason.values()) {
            assertThat(published).contains(reason.code());
        }
    }

    @Test
    void everyConceptHasAFrenchDesignation() {
        ConformanceResources.ofType(FHIR, CodeSystem.class)
                .forEach(system -> system.getConcept().forEach(concept -> assertThat(concept.getDesignation())
                        .as(system.getId() + "#" + concept.getCode())
                        .anyMatch(designation -> "fr".equals(designation.getLanguage()))));
    }

    @Test
    void everyProfileOfATypeExists() {
        List<String> urls = ConformanceResources.ofType(FHIR, StructureDefinition.class)
                .map(StructureDefinition::getUrl)
                .toList();
        for (String type : List.of("Bundle", "ServiceRequest", "Patient", "Consent", "Task", "Contract")) {
            assertThat(urls).contains(HubValidator.profileOf(type).orElseThrow());
        }
    }

    private static List<String> codes(String name) {
        return ConformanceResources.read(FHIR, CodeSystem.class, name).getConcept().stream()
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList();
    }

    private static List<String> errors(Resource resource) {
        return VALIDATOR.validate(resource).stream()
                .filter(Finding::error)
                .map(finding -> finding.element() + " " + finding.rule() + " " + finding.text())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void everyAddressOfTheHubLeadsSomewhere(String name) {
        String text =
                FHIR.newJsonParser().encodeResourceToString(ConformanceResources.read(FHIR, Resource.class, name));
        List<String> lost = ADDRESS.matcher(text)
                .results()
                .map(address ->
                        (address.group(1) + "-" + address.group(2) + ".json").replace("SubscriptionTopic", "Basic"))
                .filter(file -> !ConformanceResources.names().contains(file))
                .distinct()
                .toList();
        assertThat(lost).isEmpty();
    }

    static Stream<String> everything() {
        return ConformanceResources.names().stream();
    }

    @Test
    void everyCodeOfAMapIsACodeOfTheHubWhereItIsTheHubsToSay() {
        ConformanceResources.ofType(FHIR, ConceptMap.class)
                .flatMap(map -> map.getGroup().stream())
                .filter(group -> group.hasTarget() && group.getTarget().startsWith(Canonical.BASE))
                .forEach(group -> {
                    List<String> codes = ConformanceResources.ofType(FHIR, CodeSystem.class)
                            .filter(system -> system.getUrl().equals(group.getTarget()))
                            .flatMap(system -> system.getConcept().stream())
                            .map(CodeSystem.ConceptDefinitionComponent::getCode)
                            .toList();
                    assertThat(group.getElement())
                            .isNotEmpty()
                            .allMatch(element ->
                                    codes.contains(element.getTargetFirstRep().getCode()));
                });
    }

    /** A reader of a map finds every state it can be shown, if only to learn that there is no word for it. */
    @ParameterizedTest
    @ValueSource(strings = {"referral-task-to-erec", "referral-task-to-360x"})
    void aMapForPartnersHasEveryStateThatAPartnerMaySee(String map) {
        List<String> shown = ConformanceResources.read(FHIR, ValueSet.class, "ValueSet-ns-outward-business-status.json")
                .getCompose()
                .getIncludeFirstRep()
                .getConcept()
                .stream()
                .map(ValueSet.ConceptReferenceComponent::getCode)
                .toList();
        List<String> mapped =
                ConformanceResources.read(FHIR, ConceptMap.class, "ConceptMap-" + map + ".json").getGroup().stream()
                        .filter(group -> group.getSource().equals(Canonical.codeSystem("ns-business-status")))
                        .flatMap(group -> group.getElement().stream())
                        .map(ConceptMap.SourceElementComponent::getCode)
                        .toList();
        assertThat(mapped).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void aWrongReferralIsFoundInTheMessageThatBringsIt() {
        Bundle message = ConformanceResources.read(FHIR, Bundle.class, "Bundle-referral-in.json");
        message.getEntry().forEach(entry -> entry.getResource().setMeta(null));
        assertThat(errors(message)).isEmpty();
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .forEach(referral -> ((ServiceRequest) referral).setStatus(ServiceRequest.ServiceRequestStatus.DRAFT));
        assertThat(errors(message)).hasSize(1).allMatch(error -> error.contains("nsr-2"));
    }
}
