package org.nextstephub.server.desk.open;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of open referrals that can be asked for; a referral may lie in several. */
enum ReferralList {
    UNASSIGNED,
    ASSIGNED,
    WAITING,
    AT_RISK,
    ALL;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ReferralList> of(String code) {
        return Stream.of(values()).filter(list -> list.code().equals(code)).findFirst();
    }

    boolean holds(OpenReferral referral, LocalDate today) {
        return switch (this) {
            case UNASSIGNED -> !referral.isAssigned();
            case ASSIGNED -> referral.isAssigned();
            case WAITING -> referral.waitsForTheAgency();
            case AT_RISK -> referral.isAtRisk(today);
            case ALL -> true;
        };
    }
}
