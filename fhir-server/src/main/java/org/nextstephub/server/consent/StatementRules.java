package org.nextstephub.server.consent;

import static org.nextstephub.profiles.Reason.*;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.Statement.Kind;

/** Rules C2 to C10 but C6: which consents count, and whether anybody says no. */
final class StatementRules {

    private static final Set<String> MATCHING_ANCESTORS = Set.of("TREAT", "HOPERAT", "PurposeOfUse");

    private StatementRules() {}

    static Finding everyConsentIsAboutThePerson(PolicyCase current) {
        boolean all = current.candidates().stream()
                .filter(Candidate::inMessage)
                .allMatch(candidate -> current.question()
                        .records()
                        .proven(candidate.consent().getPatient())
                        .isThePerson());
        return Finding.when(all, current, CONSENT_SUBJECT_MISMATCH);
    }

    static Finding thereIsAConsent(PolicyCase current) {
        StatementReader reader = new StatementReader(current.question(), current.terms(), current.now());
        List<Statement> statements = current.candidates().stream()
                .filter(candidate -> !candidate.faultless() || reader.counts(candidate))
                .map(reader::read)
                .toList();
        return Finding.left(current.hearing(statements), CONSENT_MISSING);
    }

    static Finding everyActiveConsentIsUnderstood(PolicyCase current) {
        boolean all = current.statements().stream()
                .allMatch(statement ->
                        statement.candidate().faultless() && (statement.understood() || !isActive(statement)));
        return Finding.when(all, current, CONSENT_NOT_UNDERSTOOD);
    }

    private static boolean isActive(Statement statement) {
        return statement.isPermit() || statement.isRefusal();
    }

    static Finding everyPermitSaysWhenItWasGiven(PolicyCase current) {
        boolean all = current.permits().stream().filter(Statement::inMessage).allMatch(permit -> permit.given()
                .isPresent());
        return Finding.when(all, current, CONSENT_DATETIME_INVALID);
    }

    static Finding theDirectionIsCovered(PolicyCase current) {
        return Finding.left(
                current.keeping(statement -> statement.isFor(current.question().direction())),
                CONSENT_DIRECTION_MISMATCH);
    }

    static Finding theDiscloserIsCovered(PolicyCase current) {
        return Finding.left(
                current.keeping(statement -> statement.isOf(current.question().discloser())),
                CONSENT_DISCLOSER_MISMATCH);
    }

    static Finding noRefusalIsInForce(PolicyCase current) {
        boolean none = current.all(Statement::isRefusal).stream()
                .filter(refusal -> refusal.period().contains(current.now()))
                .filter(refusal -> refusal.recipients().isEmpty()
                        || refusal.namesRecipient(current.question().recipient()))
                .noneMatch(refusal -> refusal.purposes().isEmpty() || matchesPurpose(current, refusal.purposes()));
        return Finding.when(none, current, CONSENT_DENIED);
    }

    static boolean matchesPurpose(PolicyCase current, Set<String> purposes) {
        return purposes.stream()
                .anyMatch(purpose ->
                        current.terms().purposes().contains(purpose) || MATCHING_ANCESTORS.contains(purpose));
    }

    /** A dissent without a usable time is newer than every permit. */
    static Finding aPermitIsNewerThanEveryDissent(PolicyCase current) {
        List<Statement> dissents = current.all(Statement::isDissent);
        PolicyCase standing = current.keeping(
                statement -> statement.isPermit() && dissents.stream().allMatch(statement::newerThan));
        return Finding.left(standing, statusOfTheNewestOther(current));
    }

    private static Reason statusOfTheNewestOther(PolicyCase current) {
        return Statement.newest(current.all(StatementRules::saysWhyNot)).stream()
                .map(Statement::kind)
                .min(Comparator.naturalOrder())
                .map(kind -> switch (kind) {
                    case REJECTED -> CONSENT_REJECTED;
                    case WITHDRAWN -> CONSENT_WITHDRAWN;
                    case INVALID -> CONSENT_INVALID;
                    default -> CONSENT_NOT_ACTIVE;
                })
                .orElse(CONSENT_MISSING);
    }

    private static boolean saysWhyNot(Statement statement) {
        return statement.isDissent() || statement.kind() == Kind.INVALID || statement.kind() == Kind.PENDING;
    }
}
