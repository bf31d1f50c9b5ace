package org.nextstephub.server.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.profiles.Reason.*;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** Is the agreement in force? Whole local days in Toronto, both ends included. */
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

    private static Arguments row(String what, Reason expected, String now, Consumer<Contract> change) {
        return Arguments.of(what, expected, Instant.parse(now), change);
    }

    static Stream<Arguments> rows() {
        String noon = NOW.toString();
        return Stream.of(
                row("in force", OK, noon, c -> {}),
                row("one signature missing", MOU_UNSIGNED, noon, c -> c.getSigner()
                        .get(1)
                        .setSignature(null)),
                row("one signer missing", MOU_UNSIGNED, noon, c -> c.getSigner().remove(0)),
                row("only offered", MOU_UNSIGNED, noon, c -> c.setStatus(ContractStatus.OFFERED)),
                row("terminated", MOU_TERMINATED, noon, c -> c.setStatus(ContractStatus.TERMINATED)),
                row("revoked", MOU_TERMINATED, noon, c -> c.setStatus(ContractStatus.REVOKED)),
                row("superseded", MOU_MISSING, noon, c -> c.setStatus(ContractStatus.AMENDED)),
                row("suspended", MOU_SUSPENDED, noon, c -> suspend(c, "2026-11-20", "2026-11-30")),
                row("suspended until lifted", MOU_SUSPENDED, noon, c -> suspend(c, "2026-11-20", null)),
                row("suspended earlier", OK, noon, c -> suspend(c, "2026-11-01", "2026-11-21")),
                row("last day of a suspension", MOU_SUSPENDED, noon, c -> suspend(c, "2026-11-01", "2026-11-22")),
                row("the second before it begins", MOU_NOT_STARTED, "2026-04-01T03:59:59Z", c -> {}),
                row("the second it begins", OK, "2026-04-01T04:00:00Z", c -> {}),
                row("the last second of its last day", OK, "2027-04-01T03:59:59Z", c -> {}),
                row("the second after it ended", MOU_ENDED, "2027-04-01T04:00:00Z", c -> {}),
                row("the other direction only", MOU_DIRECTION, noon, c -> term(c, "direction", "peer-to-clinical")),
                row("another programme", MOU_PROGRAMME, noon, c -> term(c, "programme", "group")),
                row("a direction that is no code", MOU_DIRECTION, noon, c -> c.addExtension()
                        .setUrl(Canonical.EXT_AGREEMENT_TERMS)
                        .addExtension("direction", new StringType("clinical-to-peer"))),
                row("both directions by name", OK, noon, c -> {
                    term(c, "direction", "peer-to-clinical");
                    term(c, "direction", "clinical-to-peer");
                }),
                row("one side signed twice", MOU_UNSIGNED, noon, c -> c.getSigner()
                        .get(1)
                        .getType()
                        .setCode("GRANTOR")),
                row("a witness signs for nobody", MOU_UNSIGNED, noon, c -> {
                    c.getSigner().get(1).setSignature(null);
                    c.addSigner()
                            .setType(new Coding(null, "WIT", null))
                            .addSignature(new Signature().setWho(new Reference().setDisplay("B. Example")));
                }),
                row("replaced by a renewal", MOU_MISSING, noon, c -> c.setStatus(ContractStatus.RENEWED)),
                row("without a beginning", MOU_NOT_STARTED, noon, c -> c.getApplies()
                        .setStartElement(null)),
                row("without an end", MOU_ENDED, noon, c -> c.getApplies().setEndElement(null)),
                row(
                        "suspended in no period",
                        MOU_SUSPENDED,
                        noon,
                        c -> c.addExtension(Canonical.EXT_MOU_SUSPENDED, new StringType("soon"))));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("rows")
    void decides(String what, Reason expected, Instant now, Consumer<Contract> change) {
        Contract contract = agreement("2026-04-01", "2027-03-31");
        change.accept(contract);
        assertThat(AgreementPolicy.decide(List.of(contract), "clinical-to-peer", now)
                        .reason())
                .isEqualTo(expected);
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

        assertThat(AgreementPolicy.daysLeft(List.of(current), NOW)).isEqualTo(7);
        assertThat(AgreementPolicy.daysLeft(List.of(current, successor), NOW)).isEqualTo(40);
        assertThat(AgreementPolicy.daysLeft(List.of(suspended), NOW)).isEqualTo(2);
        assertThat(AgreementPolicy.daysLeft(List.of(successor), NOW)).isZero();
        assertThat(AgreementPolicy.daysLeft(List.of(), NOW)).isZero();
        assertThat(AgreementPolicy.daysLeft(List.of(agreement("2026-04-01", "2036-03-31")), NOW))
                .isEqualTo(400);
    }

    private static void suspend(Contract contract, String start, String end) {
        Period period = new Period().setStartElement(new DateTimeType(start));
        if (end != null) {
            period.setEndElement(new DateTimeType(end));
        }
        contract.addExtension(Canonical.EXT_MOU_SUSPENDED, period);
    }

    private static void term(Contract contract, String name, String code) {
        contract.addExtension().setUrl(Canonical.EXT_AGREEMENT_TERMS).addExtension(name, new CodeType(code));
    }
}
