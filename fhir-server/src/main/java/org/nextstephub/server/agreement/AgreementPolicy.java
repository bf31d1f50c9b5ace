package org.nextstephub.server.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;

/**
 * Is an agreement with this partner in force? Pure: rules M1 to M7, the first that fails gives the reason.
 *
 * <p>All executed agreements that cover today must pass; superseded ones do not count.
 */
public final class AgreementPolicy {

    private static final Set<ContractStatus> SUPERSEDED = EnumSet.of(ContractStatus.RENEWED, ContractStatus.AMENDED);
    private static final String PROGRAMME = "peer-support-transition";
    private static final List<String> SIGNERS = List.of("GRANTOR", "GRANTEE");

    private static final Comparator<Contract> LATEST_FIRST = Comparator.comparing(AgreementPolicy::start)
            .reversed()
            .thenComparing(contract -> contract.getIdElement().getValue() == null
                    ? ""
                    : contract.getIdElement().getValue());

    private AgreementPolicy() {}

    /**
     * Judges the agreements of one partner.
     *
     * @param contracts every agreement with the partner, in any order
     * @param direction code of {@code ns-consent-direction}
     * @param now the instant of the decision; a day is a local day in Toronto
     */
    public static AgreementDecision decide(List<Contract> contracts, String direction, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, TimeSpan.TORONTO);
        List<Contract> judged = judged(
                contracts.stream()
                        .filter(contract -> !SUPERSEDED.contains(contract.getStatus()))
                        .toList(),
                today);
        List<Finding> findings = judged.stream()
                .flatMap(contract -> objection(contract, direction, today).stream())
                .toList();
        if (judged.isEmpty()) {
            return new AgreementDecision(Reason.MOU_MISSING, "M1", Optional.empty());
        }
        return findings.stream()
                .min(Comparator.comparing(Finding::reason).thenComparing(Finding::contract, LATEST_FIRST))
                .map(Finding::decision)
                .orElseGet(() ->
                        new AgreementDecision(Reason.OK, "M7", judged.stream().min(LATEST_FIRST)));
    }

    /**
     * Days from today on, today included, on which it stays in force for what the partner shares; a successor counts. At
     * most 400, as many as a year and its warnings need.
     */
    public static int daysLeft(List<Contract> contracts, Instant now) {
        return daysLeft(contracts, now, 400);
    }

    /** The same, counted up to a number of days. */
    public static int daysLeft(List<Contract> contracts, Instant now, int most) {
        LocalDate today = LocalDate.ofInstant(now, TimeSpan.TORONTO);
        return Stream.concat(Stream.of(today), contracts.stream().flatMap(AgreementPolicy::turns))
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(most)))
                .sorted()
                .filter(day -> !decide(contracts, "clinical-to-peer", TimeSpan.midnight(day))
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
                        lastDay(period).map(last -> last.plusDays(1)))
                .flatMap(Optional::stream));
    }

    /** The first rule that the agreement does not meet. */
    private static Optional<Finding> objection(Contract contract, String direction, LocalDate today) {
        return Stream.of(
                        new Rule("M2", Reason.MOU_TERMINATED, notTerminated(contract)),
                        new Rule("M3", Reason.MOU_UNSIGNED, signedByBoth(contract)),
                        new Rule("M4", Reason.MOU_SUSPENDED, notSuspended(contract, today)),
                        new Rule("M5", Reason.MOU_NOT_STARTED, begun(contract, today)),
                        new Rule("M6", Reason.MOU_ENDED, notEnded(contract, today)),
                        new Rule("M7", Reason.MOU_DIRECTION, coversDirection(contract, direction)),
                        new Rule("M7", Reason.MOU_PROGRAMME, coversProgramme(contract)))
                .filter(rule -> !rule.holds())
                .findFirst()
                .map(rule -> new Finding(rule.step(), rule.reason(), contract));
    }

    private record Rule(String step, Reason reason, boolean holds) {}

    private record Finding(String step, Reason reason, Contract contract) {

        AgreementDecision decision() {
            return new AgreementDecision(reason, step, Optional.of(contract));
        }
    }

    /** Those that cover today; else the one executed last before today, the next to come, or the newest of the rest. */
    private static List<Contract> judged(List<Contract> contracts, LocalDate today) {
        List<Contract> executed = contracts.stream()
                .filter(contract -> contract.getStatus() == ContractStatus.EXECUTED)
                .toList();
        List<Contract> covering = executed.stream()
                .filter(contract -> begun(contract, today) && notEnded(contract, today))
                .toList();
        if (!covering.isEmpty()) {
            return covering;
        }
        List<Contract> past =
                executed.stream().filter(contract -> begun(contract, today)).toList();
        if (!past.isEmpty()) {
            return first(past, Comparator.comparing(AgreementPolicy::start).reversed());
        }
        return executed.isEmpty()
                ? first(contracts, Comparator.comparing(AgreementPolicy::start).reversed())
                : first(executed, Comparator.comparing(AgreementPolicy::start));
    }

    /** All that come first: of several the strictest word counts, so their order does not. */
    private static List<Contract> first(List<Contract> contracts, Comparator<Contract> order) {
        return contracts.stream()
                .filter(contract -> contracts.stream().noneMatch(other -> order.compare(other, contract) < 0))
                .toList();
    }

    private static boolean notTerminated(Contract contract) {
        return contract.getStatus() != ContractStatus.TERMINATED && contract.getStatus() != ContractStatus.REVOKED;
    }

    private static boolean signedByBoth(Contract contract) {
        return contract.getStatus() == ContractStatus.EXECUTED
                && SIGNERS.stream().allMatch(role -> contract.getSigner().stream()
                        .anyMatch(signer -> role.equals(signer.getType().getCode()) && signer.hasSignature()));
    }

    private static boolean notSuspended(Contract contract, LocalDate today) {
        return contract.getExtensionsByUrl(Canonical.EXT_MOU_SUSPENDED).stream()
                .map(Extension::getValue)
                .noneMatch(value -> !(value instanceof Period period) || within(period, today));
    }

    /** From its first day to its last; what cannot be read as a day limits nothing. */
    private static boolean within(Period period, LocalDate day) {
        boolean begun = TimeSpan.of(period.getStartElement())
                .map(start -> !day.isBefore(start.localStart()))
                .orElse(true);
        return begun && lastDay(period).map(last -> !day.isAfter(last)).orElse(true);
    }

    private static boolean begun(Contract contract, LocalDate today) {
        return TimeSpan.of(contract.getApplies().getStartElement())
                .map(start -> !today.isBefore(start.localStart()))
                .orElse(false);
    }

    private static boolean notEnded(Contract contract, LocalDate today) {
        return lastDay(contract.getApplies()).map(last -> !today.isAfter(last)).orElse(false);
    }

    /** An end that is no whole day is as good as none. */
    private static Optional<LocalDate> lastDay(Period period) {
        return TimeSpan.of(period.getEndElement()).filter(TimeSpan::isADay).map(TimeSpan::localStart);
    }

    private static boolean coversDirection(Contract contract, String direction) {
        List<String> directions = terms(contract, "direction");
        return directions.isEmpty() || directions.contains(direction);
    }

    private static boolean coversProgramme(Contract contract) {
        List<String> programmes = terms(contract, "programme");
        return programmes.isEmpty() || programmes.contains(PROGRAMME);
    }

    private static List<String> terms(Contract contract, String name) {
        return contract.getExtensionsByUrl(Canonical.EXT_AGREEMENT_TERMS).stream()
                .flatMap(terms -> terms.getExtensionsByUrl(name).stream())
                .map(term -> term.getValue() instanceof CodeType code ? code.getCode() : "")
                .toList();
    }

    private static Instant start(Contract contract) {
        return TimeSpan.of(contract.getApplies().getStartElement())
                .map(TimeSpan::start)
                .orElse(Instant.MIN);
    }
}
