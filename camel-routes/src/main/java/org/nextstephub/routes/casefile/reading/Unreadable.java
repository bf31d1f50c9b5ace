package org.nextstephub.routes.casefile.reading;

import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;

/** The file as a whole cannot be taken; no row of it is. Holds nothing of the file. */
public final class Unreadable extends Exception {

    private final transient RowFault fault;

    public Unreadable(Issue issue, Hint hint) {
        this(issue, hint, "");
    }

    /** @param place name of a known column, or its position such as {@code #5} */
    public Unreadable(Issue issue, Hint hint, String place) {
        super(issue.hubCode());
        this.fault = RowFault.ofFile(issue, place, Optional.of(hint));
    }

    public Unreadable(Issue issue) {
        super(issue.hubCode());
        this.fault = RowFault.ofFile(issue, "", Optional.empty());
    }

    public RowFault fault() {
        return fault;
    }
}
