package org.nextstephub.server.intake.record.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** How an update is laid over what is held. */
class ChangesTests {

    @Test
    void aHeldNumberWithoutASystemIsNoFault() {
        Patient held = new Patient().addIdentifier(new Identifier().setValue("A-1"));
        Patient sent = new Patient()
                .addIdentifier(new Identifier().setSystem("urn:mrn").setValue("A-1"));

        Changes.apply(sent, held, true);

        assertThat(sent.getIdentifier()).hasSize(2);
    }
}
