package org.nextstephub.routes.hl7v2;

import java.util.Optional;
import org.nextstephub.profiles.Issue;

/**
 * Something wrong with a message, or worth a remark.
 *
 * @param condition code of HL7 table 0357
 * @param location segment, sequence, field and so on, joined by {@code ^}; empty when the whole message is meant
 * @param issue the hub's public code, where one applies
 */
record Fault(Condition condition, String location, Optional<Issue> issue) {

    /** HL7 table 0357, as far as it is used, and the acknowledgement code that goes with it. */
    enum Condition {
        ACCEPTED(0, "Message accepted", "AA"),
        SEGMENT_SEQUENCE(100, "Segment sequence error", "AE"),
        REQUIRED_FIELD(101, "Required field missing", "AE"),
        DATA_TYPE(102, "Data type error", "AE"),
        TABLE_VALUE(103, "Table value not found", "AE"),
        TOO_LONG(104, "Value too long", "AE"),
        MESSAGE_TYPE(200, "Unsupported message type", "AR"),
        EVENT_CODE(201, "Unsupported event code", "AR"),
        PROCESSING_ID(202, "Unsupported processing id", "AR"),
        VERSION_ID(203, "Unsupported version id", "AR"),
        APPLICATION(207, "Application error", "AE");

        private final int code;
        private final String text;
        private final String acknowledgement;

        Condition(int code, String text, String acknowledgement) {
            this.code = code;
            this.text = text;
            this.acknowledgement = acknowledgement;
        }

        int code() {
            return code;
        }

        String text() {
            return text;
        }

        String acknowledgement() {
            return acknowledgement;
        }
    }

    static Fault of(Condition condition, String location) {
        return new Fault(condition, location, Optional.empty());
    }

    static Fault of(Condition condition, String location, Issue issue) {
        return new Fault(condition, location, Optional.of(issue));
    }

    static Fault remark(Issue issue, String location) {
        return new Fault(Condition.ACCEPTED, location, Optional.of(issue));
    }

    boolean isRemark() {
        return condition == Condition.ACCEPTED;
    }

    /** The fixed text: of the public code, else of the condition. */
    String text() {
        return issue.map(Issue::text).orElse(condition.text());
    }
}
