package org.nextstephub.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.server.consent.Cases.period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.agreement.AgreementPolicy;

/** The decision table, asked of the policy: the agreement first, then the consents. */
class DecisionTableTests {

    static Stream<DecisionRow> rows() {
        return Stream.of("agreements.json", "consents.json").flatMap(DecisionRow::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(DecisionRow row) {
        assertThat(reason(row, Cases.of(row))).isEqualTo(row.reason());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theOrderOfConsentsAndAgreementsDoesNotMatter(DecisionRow row) {
        Cases cases = Cases.of(row);
        Collections.reverse(cases.candidates);
        assertThat(reason(row, cases)).isEqualTo(row.reason());
    }

    private static Reason reason(DecisionRow row, Cases cases) {
        List<Contract> agreements = new ArrayList<>(row.resources("agreements", Contract.class));
        Reason agreed = AgreementPolicy.decide(agreements, Direction.CLINICAL_TO_PEER.code(), cases.now)
                .reason();
        Collections.reverse(agreements);
        assertThat(AgreementPolicy.decide(agreements, Direction.CLINICAL_TO_PEER.code(), cases.now)
                        .reason())
                .isEqualTo(agreed);
        return agreed == Reason.OK ? cases.reason() : agreed;
    }

    @Test
    void saysWhichConsentItRestsOnAndWhenThatEnds() {
        ConsentDecision decision = Cases.baseline().decide();
        assertThat(decision.consent())
                .hasValueSatisfying(consent ->
                        assertThat(consent.getIdentifierFirstRep().getValue()).isEqualTo("C-1"));
        assertThat(decision.ends()).contains(Instant.parse("2027-10-01T04:00:00Z"));
        assertThat(decision.capped()).isFalse();
    }

    @Test
    void capsALongPermit() {
        Cases cases = Cases.baseline();
        period(cases.first(), "2026-10-01", "2030-01-01");
        ConsentDecision decision = cases.decide();
        assertThat(decision.permitted()).isTrue();
        assertThat(decision.capped()).isTrue();
        assertThat(decision.ends()).contains(Instant.parse("2027-10-02T04:00:00Z"));
    }

    /** Read by the one worker whom an exception names, by another, and by the organization as a whole. */
    @Test
    void anExceptionForOneWorkerKeepsThatWorkerOut() {
        Cases cases = Cases.baseline();
        Cases.exception(cases.first())
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(new Reference("urn:uuid:w"));
        assertThat(cases.decide(Optional.of("urn:uuid:w")).reason()).isEqualTo(Reason.EXCEPTION_DENY);
        assertThat(cases.decide(Optional.of("urn:uuid:another")).reason()).isEqualTo(Reason.OK);
        assertThat(cases.decide(Optional.empty()).reason()).isEqualTo(Reason.OK);
    }
}
