package org.nextstephub.profiles.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ConformanceResources;

/**
 * Our consents are also consents of IHE Privacy Consent on FHIR (PCF), Basic, and with exceptions Intermediate; our people
 * have the numbers, names and ways to reach them that HL7 Canada asks for: what those profiles demand, said again as rules.
 */
class OutsideProfilesTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    static Stream<Consent> consents() {
        return ConformanceResources.ofType(FHIR, Consent.class)
                .filter(consent -> consent.getMeta().hasProfile(Canonical.profile("nextstep-consent")));
    }

    @ParameterizedTest
    @MethodSource("consents")
    void aConsentIsOneOfPcf(Consent consent) {
        assertThat(consent.hasStatus()).isTrue();
        assertThat(consent.getScope().hasCoding(Canonical.CONSENT_SCOPE, "patient-privacy"))
                .isTrue();
        assertThat(consent.getCategory()).anyMatch(category -> category.hasCoding(Canonical.LOINC, "59284-0"));
        assertThat(consent.hasPatient()).isTrue();
        assertThat(consent.hasDateTime()).isTrue();
        assertThat(consent.getOrganization()).isNotEmpty();
        assertThat(consent.getPolicy()).isNotEmpty().allMatch(policy -> policy.hasUri());
        assertThat(consent.hasPolicyRule()).isFalse();
        assertThat(consent.hasVerification()).isFalse();
        assertThat(consent.getProvision().hasType()).isTrue();
        restsOn(consent.getProvision());
    }

    /** Whom and what for; neither actions, classes nor codes. Exceptions are denies, one level deep. */
    private static void restsOn(ProvisionComponent provision) {
        assertThat(provision.hasAction() || provision.hasClass_() || provision.hasCode())
                .isFalse();
        assertThat(provision.getActor()).allSatisfy(actor -> {
            assertThat(actor.getRole().getCoding()).extracting(Coding::getCode).containsExactly("IRCP");
            assertThat(actor.hasReference()).isTrue();
        });
        provision.getProvision().forEach(exception -> {
            assertThat(exception.getType()).isEqualTo(ConsentProvisionType.DENY);
            assertThat(exception.hasProvision()).isFalse();
            restsOn(exception);
        });
    }

    static Stream<Patient> people() {
        return Trials.examples()
                .map(name -> ConformanceResources.read(FHIR, Resource.class, name))
                .flatMap(example -> example instanceof Bundle bundle
                        ? bundle.getEntry().stream().map(BundleEntryComponent::getResource)
                        : Stream.of(example))
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast);
    }

    /**
     * CA Core, the draft of 2019 from which CA Baseline came (a copy is among the test cases of HL7's validator). Its type on
     * every identifier and gender of every person are not asked for here: the hub's own number has no type, and nobody needs
     * a gender to meet a peer.
     */
    @ParameterizedTest
    @MethodSource("people")
    void aPersonIsNamedAndNumberedAsCanadaDoes(Patient person) {
        assertThat(person.getIdentifier()).isNotEmpty().allMatch(number -> number.hasSystem() && number.hasValue());
        assertThat(person.getName()).isNotEmpty().allMatch(name -> name.hasFamily() || name.hasGiven());
        assertThat(person.getTelecom()).allMatch(way -> way.hasSystem() && way.hasValue());
    }
}
