package org.nextstephub.server.token.bearer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;

/** A clock that goes on when it is told to. */
final class SettableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-22T17:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    Date in(Duration time) {
        return Date.from(now.plus(time));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it has one zone");
    }
}
