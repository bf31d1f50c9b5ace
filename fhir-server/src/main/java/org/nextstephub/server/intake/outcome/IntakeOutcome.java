package org.nextstephub.server.intake.outcome;

import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.store.rows.Receipts.Receipt;

/** The outcome of a message. */
public sealed interface IntakeOutcome {

    /** Name for receipts, metrics and logs. */
    String name();

    /** What the answer may refer to; unknown where the answer is already there. */
    default AnswerContext context() {
        return AnswerContext.unknown();
    }

    /** The same outcome with the number of its receipt, where it is one that leaves nothing else. */
    default IntakeOutcome withReceipt(String number) {
        return this;
    }

    /** Stored with its answer and its receipt; of a test message only the receipt is kept. */
    record Accepted(String answer, Receipt receipt) implements IntakeOutcome {

        @Override
        public String name() {
            return "accepted";
        }
    }

    /** Accepted before with the same content; the answer it got then. */
    record AlreadyKnown(String answer, String partner) implements IntakeOutcome {

        @Override
        public String name() {
            return "already-known";
        }
    }

    /**
     * Somebody or something says no. Only a receipt is kept.
     *
     * @param reason {@code OK} where a content policy or the referral's state refuses, then only the issue counts
     * @param issue the public code; absent where it would tell of what another recorded
     * @param advice how to fix it, where the code alone does not say; may be empty, never a value of the message
     */
    record Refused(
            Reason reason,
            Optional<Issue> issue,
            String step,
            List<String> elements,
            AnswerContext context,
            String agreement,
            String advice)
            implements IntakeOutcome {

        @Override
        public String name() {
            return "refused";
        }

        @Override
        public Refused withReceipt(String number) {
            return new Refused(reason, issue, step, elements, context.withReceipt(number), agreement, advice);
        }

        /** The decision it rests on; a refusal by content or state is a deny. */
        public Decision decision() {
            return reason.decision().filter(made -> made != Decision.PERMIT).orElse(Decision.DENY);
        }

        /** The code that names it: of the reason, else of the issue. */
        public String code() {
            return reason == Reason.OK ? issue.map(Issue::code).orElse("") : reason.code();
        }

        /** The same refusal without its reason, which is not this partner's to know. */
        public Refused withoutReason() {
            return new Refused(reason, Optional.empty(), step, List.of("Consent"), context, agreement, "");
        }

        /** The same refusal with how to fix it. */
        public Refused advising(String fix) {
            return new Refused(reason, issue, step, elements, context, agreement, fix);
        }

        /** Whether its reason may not be told. */
        public boolean isSilent() {
            return issue.isEmpty();
        }

        /** The same refusal with a more telling public code. */
        public Refused because(Issue telling) {
            return new Refused(reason, Optional.of(telling), step, elements, context, agreement, "");
        }
    }

    /** The message does not meet its profile or cannot be read. Only a receipt is kept. */
    record Invalid(Reason reason, List<Fault> faults, AnswerContext context) implements IntakeOutcome {

        @Override
        public String name() {
            return "invalid";
        }

        @Override
        public Invalid withReceipt(String number) {
            return new Invalid(reason, faults, context.withReceipt(number));
        }
    }

    /** Nothing is promised; the same message may be sent again. */
    record Unavailable(AnswerContext context) implements IntakeOutcome {

        @Override
        public String name() {
            return "unavailable";
        }
    }

    /**
     * The hub itself failed on it. Only a receipt is kept.
     *
     * @param last whether it failed so often that the sender must not send it again
     */
    record Faulted(boolean last, AnswerContext context) implements IntakeOutcome {

        @Override
        public String name() {
            return "fault";
        }

        /** The public code. */
        public Issue issue() {
            return last ? Issue.GIVEN_UP : Issue.FAULT;
        }
    }
}
