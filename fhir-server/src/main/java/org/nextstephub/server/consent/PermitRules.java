package org.nextstephub.server.consent;

import static org.nextstephub.profiles.Reason.*;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** Rules G1 to G10: the newest permit governs alone, and must cover what is asked. */
final class PermitRules {

    private PermitRules() {}

    static Finding aPermitHasBegun(PolicyCase current) {
        return Finding.left(current.keeping(permit -> permit.period().begun(current.now())), CONSENT_NOT_YET_EFFECTIVE);
    }

    /** The newest permit governs alone: an older, wider or better proven one never steps in for it. */
    static Finding theNewestPermitIsPlain(PolicyCase current) {
        List<Statement> newest = Statement.newest(current.statements());
        boolean plain = newest.stream().allMatch(permit -> permit.sameMeaning(newest.get(0)));
        return Finding.when(plain, current.governedBy(newest), CONSENT_AMBIGUOUS);
    }

    static Finding wasGivenByThePersonOrASubstitute(PolicyCase current) {
        return all(current, CONSENT_GRANTOR_INVALID, permit -> {
            boolean substituteHasAuthority = permit.consent().hasExtension(Canonical.EXT_DECISION_AUTHORITY);
            List<Reference> performers = permit.consent().getPerformer();
            return !performers.isEmpty()
                    && performers.stream()
                            .map(current.question().records()::proven)
                            .allMatch(performer -> performer.isThePerson()
                                    || (substituteHasAuthority
                                            && performer.isOnly(
                                                    entry -> entry.type().equals("RelatedPerson"))));
        });
    }

    static Finding hasEvidence(PolicyCase current) {
        return all(
                current,
                CONSENT_EVIDENCE_MISSING,
                permit -> hasEvidence(permit.consent(), current.question().records()));
    }

    /** Something else than the consent itself. */
    private static boolean hasEvidence(Consent consent, Records records) {
        if (consent.getSource() instanceof Attachment file) {
            return file.getDataElement().hasValue()
                    || file.getUrl() != null
                    || file.getHashElement().hasValue();
        }
        return consent.getSource() instanceof Reference reference
                && records.proven(reference).entries().stream().anyMatch(entry -> !entry.is(consent));
    }

    static Finding isNewerThanTheLastWithdrawal(PolicyCase current) {
        return all(current, CONSENT_WITHDRAWN, permit -> current.watermark()
                .map(withdrawn -> permit.given()
                        .filter(given -> given.start().isAfter(withdrawn))
                        .isPresent())
                .orElse(true));
    }

    static Finding hasNotEnded(PolicyCase current) {
        return all(current, CONSENT_EXPIRED, permit -> current.now()
                .isBefore(permit.effectiveEnd(current.terms().maxMonths())));
    }

    /** Where names are demanded, an empty list of actors names nobody. */
    static Finding namesTheRecipient(PolicyCase current) {
        boolean everybody = !current.terms().demands().named();
        return all(
                current,
                RECIPIENT_NOT_NAMED,
                permit -> permit.namesRecipient(current.question().recipient())
                        || (everybody && permit.recipients().isEmpty()));
    }

    /** Where names are demanded, an empty list of purposes permits nothing. */
    static Finding permitsThePurpose(PolicyCase current) {
        boolean every = !current.terms().demands().named();
        return all(
                current,
                PURPOSE_NOT_PERMITTED,
                permit -> permit.purposes().stream().anyMatch(current.terms().purposes()::contains)
                        || (every
                                && permit.consent().getProvision().getPurpose().isEmpty()));
    }

    static Finding noItemIsLabelledAboveThePermit(PolicyCase current) {
        boolean low = current.question().labels().stream().allMatch(Codes::isAtMostRestricted)
                && current.question().items().stream()
                        .flatMap(item -> item.labels().stream())
                        .allMatch(Codes::isAtMostRestricted);
        return Finding.when(low, current, LABEL_TOO_HIGH);
    }

    /** Exceptions of the governing permit, and of every other permit in its period. */
    static Finding noExceptionMatches(PolicyCase current) {
        boolean none = current.statements().stream()
                .filter(permit ->
                        current.governing().contains(permit) || permit.period().contains(current.now()))
                .flatMap(permit -> permit.exceptions().stream())
                .noneMatch(exception -> exception.matches(
                        current.question(), purposes -> StatementRules.matchesPurpose(current, purposes)));
        return Finding.when(none, current, EXCEPTION_DENY);
    }

    private static Finding all(PolicyCase current, Reason otherwise, Predicate<Statement> rule) {
        return Finding.when(current.governing().stream().allMatch(rule), current, otherwise);
    }
}
