package org.nextstephub.server.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.profiles.Reason.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;

/** Several agreements at once, and the days that are left; one by itself is in {@code decisions/agreements.json}. */
class AgreementPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    private static Contract agreement(String start, String end) {
        Contract contract = new Contract()
                .setStatus(ContractStatus.EXECUTED)
                .setVersion("1")
                .addIdentifier(new Identifier().setSystem(Canonical.MOU).setValue("MOU-L"));
        contract.getApplies().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
        for (String role : List.of("GRANTOR", "GRANTEE")) {
            contract.addSigner()
                    .setType(new Coding("http://terminology.hl7.org/CodeSystem/contractsignertypecodes", role, null))
                    .addSignature(new Signature().setWho(new Reference().setDisplay("A. Example")));
        }
        return contract;
    }

    @Test
    void withoutAnAgreementThereIsNone() {
        assertThat(AgreementPolicy.decide(List.of(), "clinical-to-peer", NOW).reason())
                .isEqualTo(MOU_MISSING);
    }

    private static Reason of(Contract... contracts) {
        return AgreementPolicy.decide(List.of(contracts), "clinical-to-peer", NOW)
                .reason();
    }

    private static Contract offered(String start, String end) {
        return agreement(start, end).setStatus(ContractStatus.OFFERED);
    }

    @Test
    void anAgreementThatCoversTodayCountsBesideOnesThatDoNot() {
        Contract current = agreement("2026-04-01", "2027-03-31");

        assertThat(of(current, agreement("2024-04-01", "2025-03-31"))).isEqualTo(OK);
        assertThat(of(agreement("2028-04-01", "2029-03-31"), current)).isEqualTo(OK);
        assertThat(of(offered("2026-04-01", "2027-03-31"), current)).isEqualTo(OK);
    }

    @Test
    void allThatCoverTodayMustBeInOrder() {
        Contract suspended = agreement("2026-01-01", "2027-12-31");
        suspend(suspended, "2026-11-20", null);

        assertThat(of(agreement("2026-04-01", "2027-03-31"), suspended)).isEqualTo(MOU_SUSPENDED);
    }

    @Test
    void ofThoseThatDoNotCoverTodayTheLastOneBeforeItIsJudged() {
        Contract past = agreement("2024-04-01", "2025-03-31");
        Contract future = agreement("2028-04-01", "2029-03-31");

        assertThat(of(past, future)).isEqualTo(MOU_ENDED);
        assertThat(of(future, past)).isEqualTo(MOU_ENDED);
        assertThat(of(future, offered("2030-04-01", "2031-03-31"))).isEqualTo(MOU_NOT_STARTED);
        Contract earlier = agreement("2022-04-01", "2023-03-31").setVersion("0");
        assertThat(AgreementPolicy.decide(List.of(earlier, past), "clinical-to-peer", NOW)
                        .idAndVersion())
                .isEqualTo("MOU-L|1");
    }

    @Test
    void ofThoseNeverExecutedTheNewestIsJudged() {
        Contract terminated = agreement("2024-04-01", "2025-03-31").setStatus(ContractStatus.TERMINATED);

        assertThat(of(terminated, offered("2026-04-01", "2027-03-31"))).isEqualTo(MOU_UNSIGNED);
        assertThat(of(offered("2022-04-01", "2023-03-31"), terminated)).isEqualTo(MOU_TERMINATED);
    }

    @Test
    void onlyInForceIsInForce() {
        assertThat(AgreementPolicy.decide(List.of(), "clinical-to-peer", NOW).inForce())
                .isFalse();
        assertThat(AgreementPolicy.decide(List.of(agreement("2024-04-01", "2025-03-31")), "clinical-to-peer", NOW)
                        .inForce())
                .isFalse();
    }

    @Test
    void aSuccessorCountsAndTheAmendedOneDoesNot() {
        Contract old = agreement("2025-04-01", "2026-03-31");
        old.setStatus(ContractStatus.AMENDED);
        AgreementDecision decision =
                AgreementPolicy.decide(List.of(old, agreement("2026-04-01", "2027-03-31")), "clinical-to-peer", NOW);
        assertThat(decision.inForce()).isTrue();
        assertThat(decision.idAndVersion()).isEqualTo("MOU-L|1");
    }

    @Test
    void countsTheDaysThatAreLeft() {
        Contract current = agreement("2026-04-01", "2026-11-28");
        Contract successor = agreement("2026-11-29", "2026-12-31");
        Contract suspended = agreement("2026-04-01", "2027-03-31");
        suspend(suspended, "2026-11-24", "2026-11-30");

        assertThat(AgreementDays.left(List.of(current), NOW)).isEqualTo(7);
        assertThat(AgreementDays.left(List.of(current, successor), NOW)).isEqualTo(40);
        assertThat(AgreementDays.left(List.of(suspended), NOW)).isEqualTo(2);
        assertThat(AgreementDays.left(List.of(successor), NOW)).isZero();
        assertThat(AgreementDays.left(List.of(), NOW)).isZero();
        assertThat(AgreementDays.left(List.of(agreement("2026-04-01", "2036-03-31")), NOW))
                .isEqualTo(400);
    }

    @Property(tries = 500)
    void countsTheSameDaysAsWhoAsksEachDay(@ForAll @Size(max = 3) List<@From("agreements") Contract> contracts) {
        LocalDate today = LocalDate.ofInstant(NOW, TimeSpan.TORONTO);
        int days = 0;
        while (days < 90
                && AgreementPolicy.decide(contracts, "clinical-to-peer", TimeSpan.midnight(today.plusDays(days)))
                        .inForce()) {
            days++;
        }

        assertThat(AgreementDays.left(contracts, NOW, 90)).isEqualTo(days);
    }

    /** Within some weeks of today; sometimes suspended, to the month or without an end, and not always executed. */
    @Provide
    Arbitrary<Contract> agreements() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-40, 40).map(day -> LocalDate.of(2026, 11, 22)
                .plusDays(day));
        Arbitrary<String> ends = Arbitraries.oneOf(
                days.map(LocalDate::toString), days.map(day -> day.toString().substring(0, 7)));
        return Combinators.combine(
                        days,
                        ends,
                        ends.injectNull(0.7),
                        ends.injectNull(0.5),
                        Arbitraries.frequency(
                                Tuple.of(8, ContractStatus.EXECUTED),
                                Tuple.of(1, ContractStatus.OFFERED),
                                Tuple.of(1, ContractStatus.TERMINATED)))
                .as((start, end, suspendedFrom, suspendedUntil, status) -> {
                    Contract contract = agreement(start.toString(), end).setStatus(status);
                    if (suspendedFrom != null) {
                        suspend(contract, suspendedFrom, suspendedUntil);
                    }
                    return contract;
                });
    }

    private static void suspend(Contract contract, String start, String end) {
        Period period = new Period().setStartElement(new DateTimeType(start));
        if (end != null) {
            period.setEndElement(new DateTimeType(end));
        }
        contract.addExtension(Canonical.EXT_MOU_SUSPENDED, period);
    }
}
