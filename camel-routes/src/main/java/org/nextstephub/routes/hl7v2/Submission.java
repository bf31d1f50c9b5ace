package org.nextstephub.routes.hl7v2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.nextstephub.routes.hl7v2.answer.AnswerToFaults;
import org.nextstephub.routes.hl7v2.answer.Outcome;
import org.nextstephub.routes.hl7v2.answer.Rri;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hl7v2.reading.V2Reader;
import org.nextstephub.routes.hl7v2.translation.V2ToMessage;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.HubDoor;
import org.nextstephub.routes.hub.RegisteredPartner;

/** A message from a known partner: read, translated, submitted to the hub. */
record Submission(HubDoor hub, Clock clock) {

    /** @throws org.nextstephub.routes.hub.HubUnavailable when the hub promises nothing */
    Outcome outcome(byte[] frame, Msh msh, RegisteredPartner partner) {
        Faults faults = new Faults();
        Optional<V2Message> sent = V2Reader.read(frame, msh, Kind.of(msh).orElseThrow(), partner, faults);
        Optional<Bundle> message = sent.map(read -> V2ToMessage.translate(read, partner, clock.instant(), faults));
        if (faults.hasErrors()) {
            return Outcome.refused(faults.errors());
        }
        Answer answer = hub.submit(message.orElseThrow());
        List<Fault> answered = AnswerToFaults.map(answer);
        return answer.accepted()
                ? Outcome.accepted(remarks(faults, answered), sent.flatMap(query -> status(query, answer)))
                : Outcome.refused(answered);
    }

    /** Those of the translation, and those of the hub that say something else. */
    private static List<Fault> remarks(Faults faults, List<Fault> answered) {
        List<Fault> remarks = new ArrayList<>(faults.remarks());
        answered.stream()
                .filter(fault ->
                        remarks.stream().noneMatch(known -> known.issue().equals(fault.issue())))
                .forEach(remarks::add);
        return remarks;
    }

    /** A question is answered by the status; everything else is acknowledged. */
    private Optional<String> status(V2Message query, Answer answer) {
        return answer.task()
                .filter(shown -> query.kind() == Kind.STATUS_ASKED)
                .map(shown -> Rri.answer(query, shown, clock));
    }
}
