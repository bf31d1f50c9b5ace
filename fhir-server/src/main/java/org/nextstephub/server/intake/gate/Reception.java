package org.nextstephub.server.intake.gate;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Reading;
import org.nextstephub.server.intake.message.Reading.Envelope;
import org.nextstephub.server.intake.message.Reading.Malformed;
import org.nextstephub.server.intake.message.Reading.Read;
import org.nextstephub.server.intake.message.Reading.UnknownEvent;
import org.nextstephub.server.intake.message.Reading.Unsafe;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.Fault;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;
import org.nextstephub.server.intake.outcome.Step;

/** The first step of the walk: the message that was read, or the outcome of a body that is not a message. */
public final class Reception {

    private Reception() {}

    public static Step<Message> of(Reading reading) {
        if (reading instanceof Read read) {
            return Step.next(read.message());
        }
        if (reading instanceof Unsafe unsafe) {
            return Step.stop(unsafe(unsafe));
        }
        return Step.stop(
                reading instanceof UnknownEvent unknown ? unknownEvent(unknown) : malformed((Malformed) reading));
    }

    private static IntakeOutcome malformed(Malformed malformed) {
        return new Invalid(
                Reason.SYNTAX_INVALID,
                List.of(new Fault(IssueType.STRUCTURE, malformed.element(), malformed.text())),
                AnswerContext.unknown());
    }

    private static IntakeOutcome unsafe(Unsafe unsafe) {
        return new Refused(
                Reason.CONTENT_FORBIDDEN,
                Optional.of(Issue.UNSAFE_CONTENT),
                "B2",
                List.of(unsafe.element()),
                context(unsafe.envelope()),
                "",
                "");
    }

    private static IntakeOutcome unknownEvent(UnknownEvent unknown) {
        return new Invalid(
                Reason.PROFILE_INVALID,
                List.of(new Fault(
                        IssueType.NOTSUPPORTED,
                        "MessageHeader.event",
                        "This event is not supported; the guide lists those that are")),
                context(unknown.envelope()));
    }

    private static AnswerContext context(Envelope envelope) {
        return new AnswerContext(
                Optional.empty(),
                envelope.headerId(),
                envelope.key(),
                "",
                "en",
                false,
                envelope.transaction(),
                Optional.empty(),
                false,
                "");
    }
}
