package org.nextstephub.server.console.referral;

import static org.hl7.fhir.r4.model.Task.TaskStatus.CANCELLED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.pathway.State;

/** Acts that end a referral with a reason, of which the agency reads an outward one. */
final class Endings {

    /**
     * A reason that may be chosen.
     *
     * @param code of {@code ns-status-reason}
     * @param business code of {@code ns-business-status} that goes with it
     * @param outward what the agency reads instead
     */
    private record Reason(String code, String business, String outward) {}

    private Endings() {}

    static Act notTakenUp() {
        return new Ending(
                "not-taken-up",
                REJECTED,
                List.of(
                        new Reason("capacity", "declined-capacity", "capacity"),
                        new Reason("outside-programme", "declined-not-suitable", "outside-programme"),
                        new Reason("duplicate-referral", "declined-not-suitable", "duplicate-referral"),
                        new Reason("not-suitable", "declined-not-suitable", "not-taken-up"),
                        new Reason("person-declined", "declined-by-person", "not-taken-up")));
    }

    static Act close() {
        return new Ending(
                "close",
                CANCELLED,
                List.of(
                        new Reason("no-contact-made", "no-contact-made", "not-taken-up"),
                        new Reason("ended-by-agreement", "closed-by-agreement", "closed"),
                        new Reason("person-declined", "declined-by-person", "not-taken-up")));
    }

    private static final class Ending extends Step {

        private final TaskStatus status;
        private final List<Reason> reasons;
        private final Map<String, String> business;

        Ending(String name, TaskStatus status, List<Reason> reasons) {
            super(name);
            this.status = status;
            this.reasons = reasons;
            this.business = reasons.stream()
                    .collect(java.util.stream.Collectors.toUnmodifiableMap(Reason::code, Reason::business));
        }

        @Override
        List<State> targets(Referral referral) {
            return business.values().stream()
                    .distinct()
                    .map(code -> state(status, code))
                    .toList();
        }

        @Override
        State to(Referral referral, Form form) {
            return state(
                    status,
                    Optional.ofNullable(business.get(form.value(REASON))).orElse(""));
        }

        @Override
        public List<Field> fields(Referral referral, Visitor visitor) {
            List<Option> options = reasons.stream()
                    .map(reason -> new Option(
                            reason.code(),
                            visitor.words().code("ns-status-reason", reason.code()),
                            visitor.words()
                                    .say(
                                            "act.agency-reads",
                                            visitor.words().code("ns-status-reason", reason.outward()))))
                    .toList();
            return List.of(Field.one(REASON, "field.reason", options));
        }
    }
}
