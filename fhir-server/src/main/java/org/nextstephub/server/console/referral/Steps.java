package org.nextstephub.server.console.referral;

import static org.hl7.fhir.r4.model.Task.TaskStatus.ACCEPTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.INPROGRESS;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ONHOLD;
import static org.hl7.fhir.r4.model.Task.TaskStatus.RECEIVED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;

/** The acts of the pathway that are steps of the referral's task. */
final class Steps {

    private static final State WAITS_FOR_INTRODUCTION = Step.state(ACCEPTED, "awaiting-introduction");

    private Steps() {}

    /** The desk has room, and there will be a peer relationship. */
    static final class Accept extends Step {

        Accept() {
            super("accept");
        }

        @Override
        List<State> targets(Referral referral) {
            return referral.state().status() == ONHOLD || referral.state().status() == ACCEPTED
                    ? List.of()
                    : List.of(WAITS_FOR_INTRODUCTION);
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of();
        }
    }

    /** What was asked of the agency has come, by whatever way. */
    static final class Answered extends Step {

        Answered() {
            super("answered");
        }

        @Override
        List<State> targets(Referral referral) {
            if (!referral.state().business().equals("awaiting-information")) {
                return List.of();
            }
            return List.of(
                    ReferralTask.relationship(referral.task()).isPresent()
                            ? WAITS_FOR_INTRODUCTION
                            : Step.state(RECEIVED, "awaiting-review"));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of();
        }
    }

    /** The agency is asked for something, by what it is. */
    static final class Ask extends Step {

        private static final List<String> ITEMS =
                List.of("clinical-end-date", "contact-details", "access-needs", "consent", "reply");

        Ask() {
            super("ask");
        }

        @Override
        List<State> targets(Referral referral) {
            return switch (referral.state().status()) {
                case REQUESTED, RECEIVED -> List.of(Step.state(RECEIVED, "awaiting-information"));
                case ACCEPTED -> List.of(Step.state(ACCEPTED, "awaiting-information"));
                default -> List.of();
            };
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of(Field.some(
                    ITEM,
                    "field.item",
                    ITEMS.stream()
                            .map(item -> option(visitor, "ns-task-io", item))
                            .toList()));
        }
    }

    /** The two met; it needs an introduction that is written down. */
    static final class Introduce extends Step {

        Introduce() {
            super("introduce");
        }

        @Override
        List<State> targets(Referral referral) {
            return referral.state().status() == ACCEPTED ? List.of(Step.state(INPROGRESS, "introduced")) : List.of();
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of(agreed());
        }

        @Override
        public Optional<String> first(Referral referral) {
            return referral.hasIntroduction() ? Optional.empty() : Optional.of("contact");
        }
    }

    /** Both services are involved, or cannot be. */
    static final class Overlap extends Step {

        private static final String HOW = "overlap";

        Overlap() {
            super("overlap");
        }

        @Override
        List<State> targets(Referral referral) {
            return Stream.of("overlap-active", "overlap-not-possible")
                    .map(business -> Step.state(INPROGRESS, business))
                    .filter(state -> referral.state().status() == INPROGRESS && !state.equals(referral.state()))
                    .toList();
        }

        @Override
        State to(Referral referral, Form form) {
            return Step.state(INPROGRESS, form.value(HOW));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            String end = ClinicalService.of(referral.request())
                    .end()
                    .map(Object::toString)
                    .orElse("");
            return List.of(
                    Field.one(
                            HOW,
                            "field.overlap",
                            targets(referral).stream()
                                    .map(state -> option(visitor, "ns-business-status", state.business()))
                                    .toList()),
                    Field.day(DATE, "field.overlap-end", false, end),
                    agreed());
        }
    }

    /** The clinical service has ended, and peer support goes on. */
    static final class Complete extends Step {

        Complete() {
            super("complete");
        }

        @Override
        List<State> targets(Referral referral) {
            return List.of(Step.state(COMPLETED, "transition-complete"));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            String ended = ClinicalService.of(referral.request())
                    .end()
                    .filter(day -> !day.isAfter(visitor.words().today()))
                    .map(Object::toString)
                    .orElse("");
            return List.of(Field.day(DATE, "field.ended", true, ended), agreed());
        }
    }

    /** The person wants to wait. */
    static final class Pause extends Step {

        Pause() {
            super("pause");
        }

        @Override
        List<State> targets(Referral referral) {
            return referral.state().status() == ONHOLD ? List.of() : List.of(Step.state(ONHOLD, "paused-by-person"));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            return List.of();
        }
    }

    /** It goes on where it was. */
    static final class Resume extends Step {

        private static final String HOW = "resume";

        Resume() {
            super("resume");
        }

        @Override
        List<State> targets(Referral referral) {
            if (referral.state().status() != ONHOLD) {
                return List.of();
            }
            return switch (ReferralTask.reached(referral.task())) {
                case INPROGRESS ->
                    List.of(Step.state(INPROGRESS, "introduced"), Step.state(INPROGRESS, "overlap-active"));
                case ACCEPTED -> List.of(WAITS_FOR_INTRODUCTION);
                default -> List.of(Step.state(RECEIVED, "awaiting-review"));
            };
        }

        @Override
        State to(Referral referral, Form form) {
            return targets(referral).stream()
                    .filter(state -> state.business().equals(form.value(HOW)))
                    .findFirst()
                    .orElseGet(() -> targets(referral).get(0));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            List<State> targets = targets(referral);
            return targets.size() == 1
                    ? List.of(agreed())
                    : List.of(
                            Field.one(
                                    HOW,
                                    "field.resume",
                                    targets.stream()
                                            .map(state -> option(visitor, "ns-business-status", state.business()))
                                            .toList()),
                            agreed());
        }
    }
}
