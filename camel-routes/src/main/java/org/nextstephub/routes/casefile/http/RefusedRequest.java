package org.nextstephub.routes.casefile.http;

import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;

/** A request whose file is not taken: the HTTP status of its answer, and what is wrong. */
final class RefusedRequest extends Exception {

    private final int status;
    private final transient RowFault fault;

    RefusedRequest(int status, Issue issue) {
        this(status, issue, Optional.empty());
    }

    RefusedRequest(int status, Issue issue, Hint hint) {
        this(status, issue, Optional.of(hint));
    }

    private RefusedRequest(int status, Issue issue, Optional<Hint> hint) {
        super(issue.hubCode());
        this.status = status;
        this.fault = RowFault.ofFile(issue, "", hint);
    }

    int status() {
        return status;
    }

    RowFault fault() {
        return fault;
    }
}
