package org.nextstephub.routes.hl7v2.reading;

import java.util.Optional;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.message.Condition;

/**
 * Something wrong with a message, or worth a remark.
 *
 * @param condition code of HL7 table 0357
 * @param location segment, sequence, field and so on, joined by {@code ^}; the header when the whole message is meant
 * @param issue the hub's public code, where one applies
 * @param limit that the message is over, where it is known
 */
public record Fault(Condition condition, String location, Optional<Issue> issue, Optional<InputLimit> limit) {

    /** The message as a whole. */
    public static final String MESSAGE = "MSH^1";

    public static Fault of(Condition condition, String location) {
        return new Fault(condition, location, Optional.empty(), Optional.empty());
    }

    public static Fault of(Condition condition, String location, Issue issue) {
        return new Fault(condition, location, Optional.of(issue), Optional.empty());
    }

    public static Fault remark(Issue issue, String location) {
        return new Fault(Condition.ACCEPTED, location, Optional.of(issue), Optional.empty());
    }

    public static Fault over(InputLimit limit, String location) {
        return new Fault(Condition.APPLICATION, location, Optional.of(Issue.LIMIT), Optional.of(limit));
    }

    public boolean isRemark() {
        return condition == Condition.ACCEPTED;
    }

    /** The fixed text: of the limit, else of the public code, else of the condition. */
    public String text() {
        return limit.map(InputLimit::rule).or(() -> issue.map(Issue::text)).orElse(condition.text());
    }
}
