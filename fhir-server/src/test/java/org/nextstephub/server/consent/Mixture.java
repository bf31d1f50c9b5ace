package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Contract;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.Candidate.Origin;

/**
 * Everything that a decision rests on, as properties mix it.
 *
 * @param withdrawn moment of the last withdrawal
 * @param label confidentiality of the evidence
 * @param signed whether both signed the agreement
 */
record Mixture(List<Said> said, Optional<Instant> withdrawn, Optional<String> label, boolean signed) {

    private static final Contract AGREEMENT = DecisionRow.of("consents.json")
            .findFirst()
            .orElseThrow()
            .resources("agreements", Contract.class)
            .get(0);

    static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    /**
     * What one consent says.
     *
     * @param faultless false when its text said more than the parser understood
     * @param given empty when it says no date
     * @param exception partner that an exception names
     */
    record Said(
            String number,
            Origin origin,
            boolean faultless,
            ConsentState status,
            boolean denies,
            String given,
            String end,
            List<String> recipients,
            List<String> purposes,
            Optional<String> exception,
            boolean evidence,
            boolean performer) {

        static Said refusal(String number, String recipient) {
            return new Said(
                    number,
                    Origin.FILE,
                    true,
                    ConsentState.ACTIVE,
                    true,
                    "2026-09-15",
                    "2029-01-01",
                    List.of(recipient),
                    List.of("COC"),
                    Optional.empty(),
                    true,
                    true);
        }

        boolean sharesTheNumberOf(Said other) {
            return number.equals(other.number);
        }

        Said onFileAs(ConsentState state) {
            return new Said(
                    number,
                    Origin.FILE,
                    faultless,
                    state,
                    false,
                    given,
                    end,
                    recipients,
                    purposes,
                    exception,
                    evidence,
                    performer);
        }

        Said toRecipients(List<String> others) {
            return copy(given, end, others, purposes, exception, evidence, performer);
        }

        Said forPurposes(List<String> others) {
            return copy(given, end, recipients, others, exception, evidence, performer);
        }

        Said until(String other) {
            return copy(given, other, recipients, purposes, exception, evidence, performer);
        }

        Said except(String partner) {
            return copy(
                    given, end, recipients, purposes, exception.or(() -> Optional.of(partner)), evidence, performer);
        }

        Said givenOn(String other) {
            return copy(other, end, recipients, purposes, exception, evidence, performer);
        }

        Said withoutEvidence() {
            return copy(given, end, recipients, purposes, exception, false, performer);
        }

        Said withoutPerformer() {
            return copy(given, end, recipients, purposes, exception, evidence, false);
        }

        private Said copy(
                String given,
                String end,
                List<String> recipients,
                List<String> purposes,
                Optional<String> exception,
                boolean evidence,
                boolean performer) {
            return new Said(
                    number,
                    origin,
                    faultless,
                    status,
                    denies,
                    given,
                    end,
                    recipients,
                    purposes,
                    exception,
                    evidence,
                    performer);
        }

        Candidate candidate() {
            Consent consent = Cases.permit(number).setStatus(status);
            if (given.isEmpty()) {
                consent.setDateTimeElement(null);
            } else {
                Cases.given(consent, given);
            }
            Cases.period(consent, "2026-09-01", end);
            consent.getProvision().setType(denies ? ConsentProvisionType.DENY : ConsentProvisionType.PERMIT);
            consent.getProvision().getActor().clear();
            recipients.forEach(partner -> Cases.actor(consent.getProvision(), partner));
            consent.getProvision().getPurpose().clear();
            purposes.forEach(purpose -> Cases.purpose(consent.getProvision(), purpose));
            if (!denies) {
                exception.ifPresent(partner -> Cases.actor(Cases.exception(consent), partner));
            }
            if (!evidence) {
                consent.setSource(null);
            }
            if (!performer) {
                consent.setPerformer(null);
            }
            return new Candidate(consent, origin, faultless);
        }
    }

    Mixture with(Said more) {
        List<Said> all = new ArrayList<>(said);
        all.add(more);
        return new Mixture(all, withdrawn, label, signed);
    }

    Mixture each(Predicate<Said> which, UnaryOperator<Said> change) {
        return new Mixture(
                said.stream()
                        .map(one -> which.test(one) ? change.apply(one) : one)
                        .toList(),
                withdrawn,
                label,
                signed);
    }

    Mixture labelled(String higher) {
        return new Mixture(said, withdrawn, Optional.of(higher), signed);
    }

    Mixture unsigned() {
        return new Mixture(said, withdrawn, label, false);
    }

    /** The same in another order, also of what each of them lists. */
    Mixture shuffled(Random random) {
        List<Said> all = new ArrayList<>(said);
        Collections.shuffle(all, random);
        return new Mixture(all, withdrawn, label, signed)
                .each(one -> true, one -> one.toRecipients(reversed(one.recipients()))
                        .forPurposes(reversed(one.purposes())));
    }

    private static List<String> reversed(List<String> list) {
        List<String> other = new ArrayList<>(list);
        Collections.reverse(other);
        return other;
    }

    boolean permitted() {
        return reason() == Reason.OK;
    }

    Reason reason() {
        return decide(NOW);
    }

    /** The agreement's answer, or, where that stands, the consents'. */
    Reason decide(Instant now) {
        Cases cases = new Cases();
        cases.now = now;
        cases.watermark = withdrawn;
        said.stream().map(Said::candidate).forEach(cases.candidates::add);
        label.ifPresent(code -> cases.evidenceLabels.add(new Coding(Canonical.CONFIDENTIALITY, code, null)));
        Reason agreed = AgreementPolicy.decide(List.of(agreement()), Direction.CLINICAL_TO_PEER.code(), NOW)
                .reason();
        return agreed == Reason.OK ? cases.reason() : agreed;
    }

    private Contract agreement() {
        Contract contract = AGREEMENT.copy();
        if (!signed) {
            contract.getSigner().get(1).setSignature(null);
        }
        return contract;
    }
}
