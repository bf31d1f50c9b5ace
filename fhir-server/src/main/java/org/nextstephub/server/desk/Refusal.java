package org.nextstephub.server.desk;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.access.answer.PlainAnswer;

/** What the desk is told when something is not possible. */
final class Refusal {

    private Refusal() {}

    /** Hidden, closed and unknown read alike. */
    static PlainAnswer notHere() {
        return new PlainAnswer(404, IssueType.NOTFOUND, "Not found");
    }

    /** Somebody else was quicker. */
    static PlainAnswer changedMeanwhile() {
        return new PlainAnswer(
                409, IssueType.CONFLICT, "It was changed meanwhile; read it again and send your change anew");
    }

    /** The table does not have it. */
    static PlainAnswer transition(String why) {
        return new PlainAnswer(422, Issue.TRANSITION, why);
    }

    static PlainAnswer invalid(String why) {
        return new PlainAnswer(422, IssueType.INVARIANT, why);
    }
}
