package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.server.console.Visitor;

/** A way to look at the inbox: a list of the hub's API. */
enum View {
    UNASSIGNED,
    ASSIGNED,
    WAITING,
    ALL;

    /** Whoever is about to fall through; it is shown on the board. */
    static final String AT_RISK = "at-risk";

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<View> of(String code) {
        return Stream.of(values()).filter(view -> view.code().equals(code)).findFirst();
    }

    /** A worker is shown only the people they walk with. */
    static List<View> offeredTo(Visitor visitor) {
        return visitor.isDesk() ? List.of(values()) : List.of(ALL, WAITING);
    }

    /** The one that was asked for, if it is offered; else the first. */
    static View shownTo(Visitor visitor, String asked) {
        List<View> offered = offeredTo(visitor);
        return of(asked).filter(offered::contains).orElse(offered.get(0));
    }
}
