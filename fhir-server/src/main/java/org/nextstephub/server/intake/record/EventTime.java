package org.nextstephub.server.intake.record;

import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;

/** When something happened at the sender. */
final class EventTime {

    private EventTime() {}

    /** As the message states it; a time that lies ahead counts as now. */
    static Instant of(Bundle message, Instant now) {
        Instant stated = message.hasTimestamp() ? message.getTimestamp().toInstant() : now;
        return stated.isAfter(now) ? now : stated;
    }
}
