package org.nextstephub.server.pathway;

import static org.hl7.fhir.r4.model.Task.TaskStatus.ACCEPTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.CANCELLED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ENTEREDINERROR;
import static org.hl7.fhir.r4.model.Task.TaskStatus.INPROGRESS;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ONHOLD;
import static org.hl7.fhir.r4.model.Task.TaskStatus.RECEIVED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REJECTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REQUESTED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A state that a referral's task can be in.
 *
 * @param byDesk whether the desk may put it there; the others follow from what the sender or a consent says
 * @param reasons codes of {@code ns-status-reason} that may be given, the usual one first; empty where none is
 */
public record Place(State state, boolean byDesk, List<String> reasons) {

    /** All of them: the states of the pathway from step 4 on. */
    static final List<Place> ALL = List.of(
            desk(REQUESTED, "awaiting-review"),
            desk(RECEIVED, "awaiting-review"),
            desk(RECEIVED, "awaiting-information"),
            desk(ACCEPTED, "awaiting-introduction"),
            desk(ACCEPTED, "awaiting-information"),
            desk(INPROGRESS, "introduced"),
            desk(INPROGRESS, "overlap-active"),
            desk(INPROGRESS, "overlap-not-possible"),
            desk(ONHOLD, "paused-by-person", "person-paused"),
            desk(ONHOLD, "awaiting-information", "information-needed"),
            other(ONHOLD, "held-by-sender", "held-by-sender"),
            other(ONHOLD, "consent-expired", "consent-expired"),
            desk(REJECTED, "declined-capacity", "capacity"),
            desk(REJECTED, "declined-not-suitable", "not-suitable", "outside-programme", "duplicate-referral"),
            desk(REJECTED, "declined-by-person", "person-declined"),
            desk(COMPLETED, "transition-complete"),
            desk(CANCELLED, "no-contact-made", "no-contact-made"),
            desk(CANCELLED, "closed-by-agreement", "ended-by-agreement"),
            desk(CANCELLED, "declined-by-person", "person-declined"),
            other(CANCELLED, "withdrawn-by-sender", "withdrawn-by-sender"),
            other(CANCELLED, "consent-withdrawn", "consent-withdrawn"),
            other(CANCELLED, "consent-expired", "consent-expired"),
            other(CANCELLED, "recorded-in-error", "recorded-in-error"),
            desk(ENTEREDINERROR, "recorded-in-error", "recorded-in-error"));

    public Place {
        reasons = List.copyOf(reasons);
    }

    private static Place desk(TaskStatus status, String business, String... reasons) {
        return new Place(new State(status, business), true, List.of(reasons));
    }

    private static Place other(TaskStatus status, String business, String... reasons) {
        return new Place(new State(status, business), false, List.of(reasons));
    }

    public static Optional<Place> of(State state) {
        return ALL.stream().filter(place -> place.state().equals(state)).findFirst();
    }

    static Stream<State> withStatus(TaskStatus status) {
        return ALL.stream().map(Place::state).filter(state -> state.status() == status);
    }

    /** The reason that is kept: the one given if it is allowed, the usual one if none is given. */
    public Optional<String> reason(Optional<String> given) {
        return given.isEmpty() ? reasons.stream().findFirst() : given.filter(reasons::contains);
    }
}
