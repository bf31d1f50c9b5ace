package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.TakenPlaces;
import org.nextstephub.server.Referrals;
import org.nextstephub.server.RunningHub;
import org.nextstephub.server.V2Referrals;
import org.springframework.test.util.ReflectionTestUtils;

/** On the wire, a message that costs more to judge than it may is refused for good, with its code: what is sent is as it should be. */
class TooCostlyIT {

    private static final HubValidator NOTHING_IS_CHEAP_ENOUGH = TakenPlaces.validatorWithoutTime();

    private final RunningHub hub = RunningHub.shared();
    private final Validation validation = hub.bean(Validation.class);
    private final Object asBefore = Objects.requireNonNull(ReflectionTestUtils.getField(validation, "validator"));

    @BeforeEach
    void nothingIsCheapEnough() {
        ReflectionTestUtils.setField(validation, "validator", NOTHING_IS_CHEAP_ENOUGH);
    }

    @AfterEach
    void putBack() {
        ReflectionTestUtils.setField(validation, "validator", asBefore);
    }

    @Test
    void overFhir() {
        String answer = hub.post(
                        "/fhir/$process-message",
                        "lakeshore-hospital",
                        "application/fhir+json",
                        Referrals.message("COSTLY-1"))
                .body();
        assertThat(answer)
                .contains("\"fatal-error\"", "\"too-costly\"", "\"limit\"", InputLimit.SECONDS.rule())
                .doesNotContain("transient");
    }

    @Test
    void overHl7v2() {
        assertThat(hub.mllp(V2Referrals.message("COSTLY-2")))
                .contains("MSA|AR|DEMO-COSTLY-2-1|HUB-LIMIT", "|" + InputLimit.SECONDS.rule() + "\n");
    }
}
