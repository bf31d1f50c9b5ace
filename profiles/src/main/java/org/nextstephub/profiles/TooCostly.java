package org.nextstephub.profiles;

/** A body that takes longer to judge than any honest one does; the judging has ended. */
public final class TooCostly extends RuntimeException {

    TooCostly() {
        super(Limit.SECONDS.rule(), null, false, false);
    }
}
