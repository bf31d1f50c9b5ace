package org.nextstephub.profiles.certain;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.HubValidator;

class CertifiedTests {

    @Test
    void theCheckWasTriedAgainstThisValidatorAndTheseDefinitions() {
        assertThat(Certified.present())
                .as("after a change of HAPI, of a definition or of a rule: profiles/certify.sh")
                .isEqualTo(Certified.shipped());
        assertThat(new HubValidator(FhirContext.forR4Cached()).certainty().isOn())
                .isTrue();
    }

    @Test
    void whateverDiffersIsAnotherProgram() {
        Certified present = Certified.present();
        assertThat(new Certified("8.8.1", present.judge(), present.definitions(), present.rules()))
                .isNotEqualTo(present);
        assertThat(present.judge()).hasSize(64).isNotEqualTo(present.definitions());
        assertThat(present.rules()).hasSize(64).isNotEqualTo(present.definitions());
    }
}
