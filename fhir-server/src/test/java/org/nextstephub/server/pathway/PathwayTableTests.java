package org.nextstephub.server.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of the pathway, written down a second time: every state with everything that may follow, and nothing else. */
class PathwayTableTests {

    private static final String END_BEFORE =
            "cancelled/no-contact-made cancelled/closed-by-agreement cancelled/declined-by-person"
                    + " cancelled/withdrawn-by-sender cancelled/consent-withdrawn cancelled/consent-expired"
                    + " cancelled/recorded-in-error";
    private static final String HOLD =
            " on-hold/paused-by-person on-hold/awaiting-information on-hold/held-by-sender on-hold/consent-expired ";
    private static final String REJECT =
            " rejected/declined-capacity rejected/declined-not-suitable rejected/declined-by-person ";
    private static final String ERROR = " entered-in-error/recorded-in-error ";
    private static final String REVIEW = " received/awaiting-review received/awaiting-information ";
    private static final String ACCEPT = " accepted/awaiting-introduction accepted/awaiting-information ";
    private static final String UNDER_WAY =
            " in-progress/introduced in-progress/overlap-active in-progress/overlap-not-possible ";

    /** From where, how far it had come, whether the sender's wish to end it was granted, and where it may go. */
    private record Line(String from, TaskStatus reached, boolean agreed, String to) {}

    private static final List<Line> TABLE = List.of(
            line("requested/awaiting-review", REVIEW + ACCEPT + REJECT + HOLD + END_BEFORE + ERROR),
            line("received/awaiting-review", REVIEW + ACCEPT + REJECT + HOLD + END_BEFORE + ERROR),
            line("received/awaiting-information", REVIEW + ACCEPT + REJECT + HOLD + END_BEFORE + ERROR),
            line("accepted/awaiting-introduction", ACCEPT + UNDER_WAY + HOLD + END_BEFORE + ERROR),
            line("accepted/awaiting-information", ACCEPT + UNDER_WAY + HOLD + END_BEFORE + ERROR),
            line("in-progress/introduced", UNDER_WAY + HOLD + "completed/transition-complete" + ERROR),
            line("in-progress/overlap-active", UNDER_WAY + HOLD + "completed/transition-complete" + ERROR),
            line("in-progress/overlap-not-possible", UNDER_WAY + HOLD + "completed/transition-complete" + ERROR),
            new Line(
                    "in-progress/introduced",
                    TaskStatus.INPROGRESS,
                    true,
                    UNDER_WAY + HOLD + "completed/transition-complete " + END_BEFORE + ERROR),
            held(TaskStatus.RECEIVED, false, "requested/awaiting-review" + REVIEW + REJECT + END_BEFORE + ERROR),
            held(TaskStatus.ACCEPTED, false, "requested/awaiting-review" + REVIEW + ACCEPT + END_BEFORE + ERROR),
            held(TaskStatus.INPROGRESS, false, "requested/awaiting-review" + REVIEW + ACCEPT + UNDER_WAY + ERROR),
            held(
                    TaskStatus.INPROGRESS,
                    true,
                    "requested/awaiting-review" + REVIEW + ACCEPT + UNDER_WAY + END_BEFORE + ERROR),
            line("rejected/declined-capacity", ERROR),
            line("rejected/declined-not-suitable", ERROR),
            line("rejected/declined-by-person", ERROR),
            line("completed/transition-complete", ERROR),
            line("cancelled/no-contact-made", ERROR),
            line("cancelled/consent-withdrawn", ERROR),
            line("entered-in-error/recorded-in-error", ""));

    private static Line line(String from, String to) {
        return new Line(from, state(from).status(), false, to);
    }

    private static Line held(TaskStatus reached, boolean agreed, String to) {
        return new Line("on-hold/paused-by-person", reached, agreed, to);
    }

    private static State state(String text) {
        String[] parts = text.split("/");
        return new State(TaskStatus.fromCode(parts[0]), parts[1]);
    }

    @TestFactory
    Stream<DynamicTest> whatMayFollow() {
        return TABLE.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.from() + ", had reached " + line.reached().toCode() + (line.agreed() ? ", agreed" : ""),
                        () -> {
                            TreeSet<String> expected = new TreeSet<>(
                                    Arrays.asList(line.to().strip().split("\\s+")));
                            expected.remove("");
                            expected.remove(line.from());
                            assertThat(Pathway.next(state(line.from()), line.reached(), line.agreed()).stream()
                                            .map(State::toString))
                                    .containsExactlyInAnyOrderElementsOf(expected);
                        }));
    }

    @Test
    void everyPlaceIsPublishedWithItsReasons() {
        assertThat(Place.ALL.stream().map(Place::state)).doesNotHaveDuplicates();
        assertThat(Place.ALL)
                .filteredOn(place -> List.of(TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.ONHOLD)
                        .contains(place.state().status()))
                .allMatch(place -> !place.reasons().isEmpty(), "has a reason, as the profile demands");
        assertThat(Place.of(state("rejected/declined-not-suitable"))
                        .orElseThrow()
                        .reason(Optional.empty()))
                .contains("not-suitable");
        assertThat(Place.of(state("rejected/declined-not-suitable"))
                        .orElseThrow()
                        .reason(Optional.of("capacity")))
                .isEmpty();
    }

    @Test
    void theDeskNeverSpeaksForTheSenderOrAConsent() {
        assertThat(Place.ALL)
                .filteredOn(place -> !place.byDesk())
                .extracting(place -> place.state().toString())
                .containsExactlyInAnyOrder(
                        "on-hold/held-by-sender",
                        "on-hold/consent-expired",
                        "cancelled/withdrawn-by-sender",
                        "cancelled/consent-withdrawn",
                        "cancelled/consent-expired",
                        "cancelled/recorded-in-error");
    }

    @Test
    void stagesTurnOnlyAsTheyMay() {
        assertThat(Stage.BEGINNING.next()).containsExactlyInAnyOrder(Stage.ONGOING, Stage.ENDING);
        assertThat(Stage.ONGOING.next()).containsExactly(Stage.ENDING);
        assertThat(Stage.ENDING.next()).containsExactly(Stage.ONGOING);
    }
}
