package org.nextstephub.server.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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

    private static final Set<ContractStatus> SUPERSEDED = Set.of(ContractStatus.RENEWED, ContractStatus.AMENDED);
    private static final String PROGRAMME = "peer-support-transition";
    private static final List<String> SIGNERS = List.of("GRANTOR", "GRANTEE");

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
        List<Contract> counting = contracts.stream()
                .filter(contract -> !SUPERSEDED.contains(contract.getStatus()))
                .toList();
        List<Contract> judged = judged(counting, today);
        if (judged.isEmpty()) {
            return new AgreementDecision(Reason.MOU_MISSING, "M1", Optional.empty());
        }
        return judged.stream()
                .map(contract -> judge(contract, direction, today))
                .filter(decision -> decision.reason() != Reason.OK)
                .findFirst()
                .orElseGet(() -> new AgreementDecision(Reason.OK, "M7", Optional.of(judged.get(0))));
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
        return (int) Stream.iterate(today, day -> day.plusDays(1))
                .limit(most)
                .takeWhile(day -> decide(contracts, "clinical-to-peer", TimeSpan.midnight(day))
                        .inForce())
                .count();
    }

    private static AgreementDecision judge(Contract contract, String direction, LocalDate today) {
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
                .map(rule -> new AgreementDecision(rule.reason(), rule.step(), Optional.of(contract)))
                .orElseGet(() -> new AgreementDecision(Reason.OK, "M7", Optional.of(contract)));
    }

    private record Rule(String step, Reason reason, boolean holds) {}

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
        Comparator<Contract> byStart = Comparator.comparing(AgreementPolicy::start);
        Optional<Contract> past =
                executed.stream().filter(contract -> begun(contract, today)).max(byStart);
        Optional<Contract> future = executed.stream().min(byStart);
        return past.or(() -> future)
                .or(() -> contracts.stream().max(byStart))
                .map(List::of)
                .orElse(List.of());
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

    private static boolean within(Period period, LocalDate day) {
        return begun(period, day) && notEnded(period, day);
    }

    private static boolean begun(Contract contract, LocalDate today) {
        return contract.getApplies().hasStart() && begun(contract.getApplies(), today);
    }

    private static boolean notEnded(Contract contract, LocalDate today) {
        return contract.getApplies().hasEnd() && notEnded(contract.getApplies(), today);
    }

    private static boolean begun(Period period, LocalDate today) {
        return !period.hasStart()
                || TimeSpan.of(period.getStartElement())
                        .map(span -> !today.isBefore(span.localStart()))
                        .orElse(true);
    }

    private static boolean notEnded(Period period, LocalDate today) {
        return !period.hasEnd()
                || TimeSpan.of(period.getEndElement())
                        .map(span -> TimeSpan.midnight(today).isBefore(span.end()))
                        .orElse(false);
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
