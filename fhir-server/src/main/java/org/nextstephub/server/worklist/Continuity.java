package org.nextstephub.server.worklist;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.server.pathway.AgreementTerms;
import org.nextstephub.server.pathway.ClinicalService;

/**
 * How a person's way from one service to the other stands on a day, and what of it needs a look. Pure; days are local days in
 * Toronto.
 *
 * @param referred the day on which the referral came in
 * @param over whether its task has ended
 * @param answered the day on which it was accepted or not, if it was
 * @param accepted the day on which it was accepted, if it was
 * @param respondBy the day by which it should be answered
 * @param introduced the day of the introduction, if there was one
 * @param service what the sender says of the clinical service
 * @param overlapPlanned the first day of the overlap as the sender planned it
 * @param overlapSettled whether both services are involved, or it is known that they cannot be
 * @param onHoldSince the day since which it is on hold, if it is
 * @param consentEnds last day of the consent it rests on
 * @param shareBackEnds last day of the consent to tell the agency
 * @param agreementDaysLeft days on which the agreement stays in force
 * @param attested how many of steps 1 to 3 the agency attests
 * @param undelivered whether telling the agency was given up
 * @param days when each reason begins
 */
record Continuity(
        LocalDate today,
        LocalDate referred,
        boolean over,
        Optional<LocalDate> answered,
        Optional<LocalDate> accepted,
        Optional<LocalDate> respondBy,
        Optional<LocalDate> introduced,
        ClinicalService service,
        Optional<LocalDate> overlapPlanned,
        boolean overlapSettled,
        Optional<LocalDate> onHoldSince,
        Optional<LocalDate> consentEnds,
        Optional<LocalDate> shareBackEnds,
        int agreementDaysLeft,
        AgreementTerms terms,
        int attested,
        boolean undelivered,
        WatchDays days) {

    private static final int STEPS_BEFORE_REFERRAL = 3;

    /** What needs a look on this day. */
    Set<WatchReason> due() {
        Set<WatchReason> due = EnumSet.noneOf(WatchReason.class);
        if (undelivered) {
            due.add(WatchReason.NOTICE_UNDELIVERED);
        }
        if (over) {
            return due;
        }
        add(
                due,
                WatchReason.END_NEAR_NO_INTRODUCTION,
                introduced.isEmpty() && endsWithin(days.of(WatchReason.END_NEAR_NO_INTRODUCTION)));
        add(due, WatchReason.ENDED_NO_INTRODUCTION, introduced.isEmpty() && ended());
        add(
                due,
                WatchReason.END_DATE_UNKNOWN,
                end().isEmpty() && daysSince(referred) >= days.of(WatchReason.END_DATE_UNKNOWN));
        add(
                due,
                WatchReason.RESPONSE_OVERDUE,
                answered.isEmpty() && respondBy.filter(today::isAfter).isPresent());
        add(
                due,
                WatchReason.INTRODUCTION_OVERDUE,
                introduced.isEmpty()
                        && accepted.filter(day -> daysSince(day) > terms.introduceWithinDays())
                                .isPresent());
        add(due, WatchReason.OVERLAP_NOT_BEGUN, introduced.isPresent() && !overlapSettled && overlapIsDue());
        add(
                due,
                WatchReason.LONG_PAUSE,
                onHoldSince
                        .filter(day -> daysSince(day) >= days.of(WatchReason.LONG_PAUSE))
                        .isPresent());
        add(due, WatchReason.CONSENT_ENDING, endsWithin(consentEnds, days.of(WatchReason.CONSENT_ENDING)));
        add(due, WatchReason.SHARE_BACK_ENDING, endsWithin(shareBackEnds, days.of(WatchReason.SHARE_BACK_ENDING)));
        add(due, WatchReason.AGREEMENT_ENDING, agreementDaysLeft <= days.of(WatchReason.AGREEMENT_ENDING));
        add(due, WatchReason.ATTESTATION_MISSING, attested < STEPS_BEFORE_REFERRAL);
        return due;
    }

    private static void add(Set<WatchReason> due, WatchReason reason, boolean holds) {
        if (holds) {
            due.add(reason);
        }
    }

    /** Last day of the clinical service, as far as it is known. */
    Optional<LocalDate> end() {
        return service.end();
    }

    private boolean ended() {
        return end().filter(today::isAfter).isPresent();
    }

    private boolean endsWithin(int days) {
        return endsWithin(end(), days);
    }

    private boolean endsWithin(Optional<LocalDate> end, int days) {
        return end.filter(day -> !day.isBefore(today) && DAYS.between(today, day) <= days)
                .isPresent();
    }

    private boolean overlapIsDue() {
        return overlapPlanned.map(today::isAfter).orElseGet(() -> endsWithin(days.of(WatchReason.OVERLAP_NOT_BEGUN)));
    }

    private long daysSince(LocalDate day) {
        return DAYS.between(day, today);
    }
}
