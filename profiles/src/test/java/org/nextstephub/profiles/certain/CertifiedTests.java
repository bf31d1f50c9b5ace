package org.nextstephub.profiles.certain;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.validation.HubValidator;

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
    void aCheckThatWasTriedAgainstSomethingElseIsOff() {
        Certified now = Certified.present();
        assertThat(isOn(now)).isTrue();
        assertThat(Stream.of(
                        new Certified("8.8.1", now.judge(), now.definitions(), now.rules()),
                        new Certified(now.hapi(), "another", now.definitions(), now.rules()),
                        new Certified(now.hapi(), now.judge(), "others", now.rules()),
                        new Certified(now.hapi(), now.judge(), now.definitions(), "others")))
                .noneMatch(CertifiedTests::isOn);
    }

    private static boolean isOn(Certified certified) {
        return new Certainty(url -> null, List.of(), Set.of(), List.of(), certified).isOn();
    }
}
