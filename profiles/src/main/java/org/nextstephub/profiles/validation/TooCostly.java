package org.nextstephub.profiles.validation;

import org.nextstephub.profiles.InputLimit;

/** A body that takes longer to judge than any honest one does; the judging has ended. */
public final class TooCostly extends RuntimeException {

    TooCostly() {
        super(InputLimit.SECONDS.rule(), null, false, false);
    }
}
