package org.nextstephub.server.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.pathway.Pathway;
import org.nextstephub.server.pathway.Place;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.worklist.Worklist;

/** Whether a referral may take a step: the pathway allows it, and what the step asks for is given. */
final class StepRules {

    private static final Set<String> ASKABLE =
            Set.of("clinical-end-date", "contact-details", "access-needs", "consent", "reply");

    private StepRules() {}

    /**
     * The reason that will be kept with the step.
     *
     * @throws org.nextstephub.server.access.answer.PlainAnswer 422 with the states that may follow, or with what the step lacks
     */
    static Optional<String> reason(Task task, Advance asked, List<Task> beside) {
        State from = State.of(task);
        List<State> next = Pathway.next(from, ReferralTask.reached(task), Worklist.endingIsAgreed(beside));
        Optional<Place> place = Place.of(asked.to()).filter(Place::byDesk).filter(p -> next.contains(p.state()));
        if (place.isEmpty()) {
            String may = next.stream()
                    .filter(state -> Place.of(state).filter(Place::byDesk).isPresent())
                    .map(State::toString)
                    .collect(Collectors.joining(", "));
            throw Refusal.transition("From " + from + " it can go on to: " + (may.isEmpty() ? "nothing more" : may));
        }
        Optional<String> reason = place.get().reason(asked.reason());
        List<String> faults =
                faults(asked, reason.isPresent() ? Set.of() : place.get().reasons());
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join("; ", faults));
        }
        return reason;
    }

    /** @param reasons those of which one must be given, and was not */
    private static List<String> faults(Advance asked, Collection<String> reasons) {
        List<String> faults = new ArrayList<>();
        if (!reasons.isEmpty()) {
            faults.add("reason is one of: " + String.join(", ", reasons));
        }
        if (asked.isUnderWay() && !asked.agreedWithPerson()) {
            faults.add("agreedWithPerson is needed from the introduction on: it is the person's pace");
        }
        if (asked.asksForInformation() && asked.requested().isEmpty()) {
            faults.add("requestedItem is needed: what the agency is asked for, such as contact-details");
        }
        if (!ASKABLE.containsAll(asked.requested())) {
            faults.add("requestedItem is one of: " + ASKABLE.stream().sorted().collect(Collectors.joining(", ")));
        }
        return faults;
    }
}
