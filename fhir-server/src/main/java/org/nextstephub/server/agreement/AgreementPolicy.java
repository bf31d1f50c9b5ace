package org.nextstephub.server.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.agreement.AgreementRules.Finding;

/**
 * Is an agreement with this partner in force? Pure: rules M1 to M7, the first that fails gives the reason.
 *
 * <p>All executed agreements that cover today must pass; superseded ones do not count.
 */
public final class AgreementPolicy {

    private static final Set<ContractStatus> SUPERSEDED = EnumSet.of(ContractStatus.RENEWED, ContractStatus.AMENDED);

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
                .flatMap(contract -> AgreementRules.objection(contract, direction, today).stream())
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

    /** Those that cover today; else the one executed last before today, the next to come, or the newest of the rest. */
    private static List<Contract> judged(List<Contract> contracts, LocalDate today) {
        List<Contract> executed = contracts.stream()
                .filter(contract -> contract.getStatus() == ContractStatus.EXECUTED)
                .toList();
        List<Contract> covering = executed.stream()
                .filter(contract -> AgreementRules.begun(contract, today) && AgreementRules.notEnded(contract, today))
                .toList();
        if (!covering.isEmpty()) {
            return covering;
        }
        List<Contract> past = executed.stream()
                .filter(contract -> AgreementRules.begun(contract, today))
                .toList();
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

    private static Instant start(Contract contract) {
        return TimeSpan.of(contract.getApplies().getStartElement())
                .map(TimeSpan::start)
                .orElse(Instant.MIN);
    }
}
