package org.nextstephub.server.intake.door;

import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.intake.outcome.IntakeOutcome;

/** How HTTP tells of a message that was not stored. */
record NotStored(int status, Resource body) {

    /** @param transaction whether it came as one, or is to be answered like one */
    static NotStored of(IntakeOutcome outcome, boolean transaction, RefusalAnswer refusals) {
        AnswerContext context = outcome.context();
        boolean asHttpError = transaction || context.strictHttp();
        int status = IntakeServlet.status(outcome, asHttpError);
        boolean asMessage = !asHttpError && (status == 200 || status == 503);
        return new NotStored(status, asMessage ? refusals.notStored(outcome) : refusals.outcome(outcome));
    }
}
