package org.nextstephub.server.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;

/** What one agreement must be: rules M2 to M7, in their order. */
final class AgreementRules {

    private static final String PROGRAMME = "peer-support-transition";
    private static final List<String> SIGNERS = List.of("GRANTOR", "GRANTEE");

    private AgreementRules() {}

    /** The first rule that the agreement does not meet. */
    static Optional<Finding> objection(Contract contract, String direction, LocalDate today) {
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

    record Finding(String step, Reason reason, Contract contract) {

        AgreementDecision decision() {
            return new AgreementDecision(reason, step, Optional.of(contract));
        }
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

    static boolean begun(Contract contract, LocalDate today) {
        return TimeSpan.of(contract.getApplies().getStartElement())
                .map(start -> !today.isBefore(start.localStart()))
                .orElse(false);
    }

    static boolean notEnded(Contract contract, LocalDate today) {
        return lastDay(contract.getApplies()).map(last -> !today.isAfter(last)).orElse(false);
    }

    /** Empty as well when the end is not a whole day. */
    static Optional<LocalDate> lastDay(Period period) {
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
}
