package org.nextstephub.routes.hl7v2.translation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.MessageDraft;

/**
 * What every mapper needs: the message, its sender, and where to report.
 *
 * @param time when it was sent, by its own word
 * @param now the clock
 */
record Translation(
        V2Message message, RegisteredPartner partner, Faults faults, MessageDraft draft, Instant time, Instant now) {

    static final int MAX_ID_LENGTH = 199;

    ZoneId zone() {
        return ZoneId.of(partner.option("time-zone", "America/Toronto"));
    }

    Reference sender() {
        return MessageDraft.organization(partner.code());
    }

    /** A segment that must be there. */
    Optional<Segment> required(String name) {
        Optional<Segment> segment = message.first(name);
        if (segment.isEmpty()) {
            faults.add(Condition.SEGMENT_SEQUENCE, name);
        }
        return segment;
    }

    /** A time of a field, if it is there and possible; an impossible one is a fault. */
    Optional<V2Time> time(Segment segment, int field) {
        if (!segment.has(field)) {
            return Optional.empty();
        }
        Optional<V2Time> time = V2Time.parse(segment.text(field), zone());
        if (time.isEmpty()) {
            faults.add(Condition.DATA_TYPE, segment.at(field));
        } else if (time.get().unclear()) {
            faults.remark(Issue.CLOCK, segment.at(field));
        }
        return time;
    }

    /** An id must be printable ASCII and not too long; a backslash is an escape that went wrong. */
    boolean isId(String value, String at) {
        if (value.length() > MAX_ID_LENGTH) {
            faults.add(Condition.TOO_LONG, at);
            return false;
        }
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\')) {
            faults.add(Condition.DATA_TYPE, at, Issue.CHARSET);
            return false;
        }
        return true;
    }

    /** Whether absent elements are asked for: only where something is to be stored. */
    boolean isComplete() {
        return message.kind() == Kind.NEW;
    }
}
