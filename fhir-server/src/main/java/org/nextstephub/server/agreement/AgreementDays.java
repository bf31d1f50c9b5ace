package org.nextstephub.server.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** For how many days from today on an agreement stays in force. */
public final class AgreementDays {

    private AgreementDays() {}

    /**
     * Days from today on, today included, on which it stays in force for what the partner shares; a successor counts. At
     * most 400, as many as a year and its warnings need.
     */
    public static int left(List<Contract> contracts, Instant now) {
        return left(contracts, now, 400);
    }

    /** The same, counted up to a number of days. */
    public static int left(List<Contract> contracts, Instant now, int most) {
        LocalDate today = LocalDate.ofInstant(now, TimeSpan.TORONTO);
        return Stream.concat(Stream.of(today), contracts.stream().flatMap(AgreementDays::turns))
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(most)))
                .sorted()
                .filter(day -> !AgreementPolicy.decide(contracts, "clinical-to-peer", TimeSpan.midnight(day))
                        .inForce())
                .findFirst()
                .map(day -> (int) ChronoUnit.DAYS.between(today, day))
                .orElse(most);
    }

    /** The days on which the answer about it may change: where a period begins, and the day after its last. */
    private static Stream<LocalDate> turns(Contract contract) {
        Stream<Period> suspended = contract.getExtensionsByUrl(Canonical.EXT_MOU_SUSPENDED).stream()
                .map(Extension::getValue)
                .filter(Period.class::isInstance)
                .map(Period.class::cast);
        return Stream.concat(Stream.of(contract.getApplies()), suspended).flatMap(period -> Stream.of(
                        TimeSpan.of(period.getStartElement()).map(TimeSpan::localStart),
                        AgreementRules.lastDay(period).map(last -> last.plusDays(1)))
                .flatMap(Optional::stream));
    }
}
