package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.server.console.Visitor;

/** A way to look at the list. */
enum View {
    UNASSIGNED,
    ASSIGNED,
    WAITING,
    ALL;

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

    boolean holds(OpenReferral referral) {
        return switch (this) {
            case UNASSIGNED -> !referral.isAssigned();
            case ASSIGNED -> referral.isAssigned();
            case WAITING -> referral.waitsForTheAgency();
            case ALL -> true;
        };
    }
}
