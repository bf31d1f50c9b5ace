package org.nextstephub.routes.hl7v2.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementToLocationTests {

    @ParameterizedTest
    @CsvSource({
        "Patient.birthDate, PID^1^7",
        "Patient.telecom[1].value, PID^1^13",
        "Bundle.entry[2].resource.ofType(Patient).name[0].family, PID^1^5",
        "Bundle.entry[1].resource/*ServiceRequest/8f*/.note[0].text, NTE^1^3",
        "ServiceRequest.extension[0], RF1^1",
        "Consent.provision.period, CON^1^14",
        "PractitionerRole.telecom, PRD^1^5",
        "MessageHeader.source, MSH^1",
        "Bundle, MSH^1",
        "'', MSH^1"
    })
    void namesTheSegmentItCameFrom(String element, String location) {
        assertThat(ElementToLocation.map(element)).isEqualTo(location);
    }
}
