package org.nextstephub.server.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.validation.TakenPlaces;
import org.nextstephub.server.Referrals;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.Reading.Read;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.Fault;

/** A message that the validator has to judge, when there is none to be had, and when it costs more than it may. */
class CostOfJudgingTests {

    /** To a hub that has just started, which has seen no code yet and is certain of nothing. */
    private static final Message MESSAGE = message();

    private static Message message() {
        String text = Referrals.message("COST-1");
        ReceivedMessage received = new ReceivedMessage(text.getBytes(StandardCharsets.UTF_8), false, "message");
        return ((Read) new MessageReader(FhirContext.forR4Cached()).read(received, false)).message();
    }

    @Test
    void whileAllAreBusyTheSenderIsToTryAgain() {
        try (TakenPlaces taken = new TakenPlaces()) {
            Validation validation = new Validation(taken.validator());
            assertThatThrownBy(() -> validation.faults(MESSAGE))
                    .isInstanceOf(RejectedExecutionException.class)
                    .satisfies(busy -> assertThat(Failure.of(busy)).isEqualTo(Failure.PASSING));

            taken.free();
            assertThat(validation.faults(MESSAGE)).isEmpty();
        }
    }

    @Test
    void whatCostsTooMuchIsInvalid() {
        Validation validation = new Validation(TakenPlaces.validatorWithoutTime());
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors() + 4; i++) {
            assertThat(validation.faults(MESSAGE))
                    .isEqualTo(List.of(new Fault(IssueType.TOOCOSTLY, "Bundle", InputLimit.SECONDS.rule())));
        }
    }
}
