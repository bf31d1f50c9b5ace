package org.nextstephub.server.body;

import org.nextstephub.profiles.InputLimit;

/** A body is over a limit. Says which and where, never what stood there. */
final class OverLimit extends Exception {

    private final InputLimit limit;
    private final String place;

    OverLimit(InputLimit limit) {
        this(limit, "");
    }

    private OverLimit(InputLimit limit, String place) {
        super(limit.rule(), null, false, false);
        this.limit = limit;
        this.place = place;
    }

    /** The same with the place in the text where it was noticed. */
    OverLimit at(long line, long column) {
        return new OverLimit(limit, " (line " + line + ", column " + column + ")");
    }

    InputLimit limit() {
        return limit;
    }

    String text() {
        return limit.rule() + place;
    }
}
