package org.nextstephub.server.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.pathway.State;

/** The facts that may travel back to an agency, and no others: code system {@code ns-shared-fact}. */
public enum Fact {
    RECEIVED(Group.LOOP, TaskStatus.REQUESTED, "awaiting-review"),
    INFORMATION_NEEDED(Group.LOOP, TaskStatus.REQUESTED, "awaiting-review"),
    PLEASE_CALL(Group.LOOP, TaskStatus.REQUESTED, "awaiting-review"),
    ACCEPTED(Group.LOOP, TaskStatus.ACCEPTED, "awaiting-introduction"),
    NOT_ACCEPTED(Group.LOOP, TaskStatus.REJECTED, ""),
    CLOSED(Group.WORD, TaskStatus.CANCELLED, ""),
    INTRODUCED(Group.TRANSITION, TaskStatus.INPROGRESS, "introduced"),
    OVERLAP_ACTIVE(Group.TRANSITION, TaskStatus.INPROGRESS, "overlap-active"),
    OVERLAP_NOT_POSSIBLE(Group.TRANSITION, TaskStatus.INPROGRESS, "overlap-not-possible"),
    TRANSITION_COMPLETE(Group.TRANSITION, TaskStatus.COMPLETED, "transition-complete"),
    /** Only of a hold that the sender itself asked for: the person's pause is theirs. */
    PAUSED(Group.OWN, TaskStatus.ONHOLD, "");

    /** On what telling it rests. */
    public enum Group {
        /** The permit that let the referral in: its wording names these facts. */
        LOOP,
        /** A share-back consent and an agreement that covers this direction. */
        TRANSITION,
        /** Nothing: the one word closed, so that nobody is left unanswered. */
        WORD,
        /** Nothing: the agency did it itself. */
        OWN
    }

    private final Group group;
    private final TaskStatus status;
    private final String business;

    Fact(Group group, TaskStatus status, String business) {
        this.group = group;
        this.status = status;
        this.business = business;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fact ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Group group() {
        return group;
    }

    /** Status of the task that the agency is shown with it. */
    TaskStatus status() {
        return status;
    }

    /** Business status shown with it; empty for none. */
    String business() {
        return business;
    }

    /** Whether it is a state of the referral; the others are a question or a word beside it. */
    boolean isAState() {
        return this != INFORMATION_NEEDED && this != PLEASE_CALL;
    }

    /** What a state of the pathway would tell, if it may be told. */
    static Optional<Fact> of(State state) {
        if (state.business().equals("awaiting-information")) {
            return Optional.of(INFORMATION_NEEDED);
        }
        return switch (state.status()) {
            case REQUESTED, RECEIVED -> Optional.of(RECEIVED);
            case ACCEPTED -> Optional.of(ACCEPTED);
            case REJECTED -> Optional.of(NOT_ACCEPTED);
            case CANCELLED, ENTEREDINERROR -> Optional.of(CLOSED);
            case ONHOLD -> Optional.of(PAUSED).filter(fact -> state.business().equals("held-by-sender"));
            default ->
                Arrays.stream(values())
                        .filter(fact -> fact.status == state.status() && fact.business.equals(state.business()))
                        .findFirst();
        };
    }
}
