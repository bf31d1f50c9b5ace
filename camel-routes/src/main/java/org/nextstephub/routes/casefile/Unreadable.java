package org.nextstephub.routes.casefile;

import java.util.Optional;
import org.nextstephub.profiles.Issue;

/** The file as a whole cannot be taken; no row of it is. Holds nothing of the file. */
final class Unreadable extends Exception {

    private final transient RowFault fault;

    Unreadable(Issue issue, Hint hint) {
        this(issue, hint, "");
    }

    /** @param place name of a known column, or its position such as {@code #5} */
    Unreadable(Issue issue, Hint hint, String place) {
        super(issue.hubCode());
        this.fault = RowFault.ofFile(issue, place, Optional.of(hint));
    }

    Unreadable(Issue issue) {
        super(issue.hubCode());
        this.fault = RowFault.ofFile(issue, "", Optional.empty());
    }

    RowFault fault() {
        return fault;
    }
}
