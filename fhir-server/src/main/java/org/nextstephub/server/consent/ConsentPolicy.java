package org.nextstephub.server.consent;

import static org.nextstephub.profiles.Reason.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Statement.Exemption;
import org.nextstephub.server.consent.Statement.Kind;

/**
 * May it be shared? The list of rules below is the policy: they are asked in this order, and the first that fails gives
 * the reason. Pure and total: no clock, no store, and every input gets exactly one reason.
 */
public final class ConsentPolicy {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final List<String> LABELS = List.of("U", "L", "M", "N", "R");
    private static final Set<String> MATCHING_ANCESTORS = Set.of("TREAT", "HOPERAT", "PurposeOfUse");

    private static final List<Rule> RULES = List.of(
            new Rule("C2", ConsentPolicy::everyConsentIsAboutThePerson),
            new Rule("C3", ConsentPolicy::thereIsAConsent),
            new Rule("C4", ConsentPolicy::everyActiveConsentIsUnderstood),
            new Rule("C5", ConsentPolicy::everyPermitSaysWhenItWasGiven),
            new Rule("C6", ConsentPolicy::oneIdentifierSaysOneThing),
            new Rule("C7", ConsentPolicy::theDirectionIsCovered),
            new Rule("C8", ConsentPolicy::theDiscloserIsCovered),
            new Rule("C9", ConsentPolicy::noRefusalIsInForce),
            new Rule("C10", ConsentPolicy::aPermitIsNewerThanEveryNo),
            new Rule("G1", ConsentPolicy::aPermitHasBegun),
            new Rule("G2", ConsentPolicy::theNewestPermitIsPlain),
            new Rule("G3", allGoverning(CONSENT_GRANTOR_INVALID, ConsentPolicy::wasGivenByThePersonOrASubstitute)),
            new Rule("G4", allGoverning(CONSENT_EVIDENCE_MISSING, ConsentPolicy::hasEvidence)),
            new Rule("G5", ConsentPolicy::isNewerThanTheLastWithdrawal),
            new Rule("G6", ConsentPolicy::hasNotEnded),
            new Rule("G7", ConsentPolicy::namesTheRecipient),
            new Rule("G8", ConsentPolicy::permitsThePurpose),
            new Rule("G9", ConsentPolicy::noItemIsLabelledAboveThePermit),
            new Rule("G10", ConsentPolicy::noExceptionMatches));

    /** Asked when content came in; a permit that ran out meanwhile takes nothing back, only a no or an exception does. */
    private static final Set<String> ASKED_ONCE = Set.of("G3", "G4", "G6", "G7", "G8", "G9");

    private static final List<Rule> STANDING =
            RULES.stream().filter(rule -> !ASKED_ONCE.contains(rule.step())).toList();

    private ConsentPolicy() {}

    /**
     * Decides one question.
     *
     * @param candidates every consent in the message and on file for the person
     * @param watermark instant of the last withdrawal for this person, discloser and direction
     * @param now read once, after the lock of the person is held
     */
    public static ConsentDecision decide(
            Question question, List<Candidate> candidates, Optional<Instant> watermark, Instant now, Terms terms) {
        return ask(RULES, question, candidates, watermark, now, terms);
    }

    /**
     * Whether what a permit once let in may still be worked with, and its sender told how the loop closes: no refusal, no
     * withdrawal, no exception since. That the permit ran out does not matter.
     */
    public static ConsentDecision stands(
            Question question, List<Candidate> filed, Optional<Instant> watermark, Instant now, Terms terms) {
        return ask(STANDING, question, filed, watermark, now, terms);
    }

    private static ConsentDecision ask(
            List<Rule> rules,
            Question question,
            List<Candidate> candidates,
            Optional<Instant> watermark,
            Instant now,
            Terms terms) {
        try {
            Case current = Case.open(question, candidates, watermark, now, terms);
            for (Rule rule : rules) {
                Finding finding = rule.asks().apply(current);
                if (finding.objection().isPresent()) {
                    return ConsentDecision.refused(finding.objection().get(), rule.step(), current.heard());
                }
                current = finding.next();
            }
            return current.permit();
        } catch (RuntimeException total) {
            return ConsentDecision.refused(INTERNAL, "C1", List.of());
        }
    }

    private record Rule(String step, Function<Case, Finding> asks) {}

    private record Finding(Case next, Optional<Reason> objection) {
        static Finding when(boolean holds, Case next, Reason otherwise) {
            return new Finding(next, holds ? Optional.empty() : Optional.of(otherwise));
        }
    }

    /** What is still on the table between two rules. */
    private record Case(
            Question question,
            List<Candidate> candidates,
            List<Consent> heard,
            List<Statement> statements,
            List<Statement> governing,
            Optional<Instant> watermark,
            Instant now,
            Terms terms) {

        static Case open(
                Question question, List<Candidate> candidates, Optional<Instant> watermark, Instant now, Terms terms) {
            return new Case(question, candidates, List.of(), List.of(), List.of(), watermark, now, terms);
        }

        Case hearing(List<Statement> counted) {
            List<Consent> consents = counted.stream().map(Statement::consent).toList();
            return new Case(question, candidates, consents, counted, governing, watermark, now, terms);
        }

        Case with(List<Statement> left) {
            return new Case(question, candidates, heard, left, governing, watermark, now, terms);
        }

        Case governedBy(List<Statement> newest) {
            return new Case(question, candidates, heard, statements, newest, watermark, now, terms);
        }

        List<Statement> permits() {
            return statements.stream().filter(Statement::isPermit).toList();
        }

        ConsentDecision permit() {
            Statement rests = governing.get(0);
            Instant ends = rests.effectiveEnd(terms.maxMonths());
            boolean capped = rests.period()
                    .end()
                    .map(TimeSpan::end)
                    .filter(ends::isBefore)
                    .isPresent();
            return new ConsentDecision(OK, "G10", Optional.of(rests.consent()), Optional.of(ends), capped, heard);
        }
    }

    private static Finding everyConsentIsAboutThePerson(Case current) {
        boolean all = current.candidates().stream()
                .filter(Candidate::inMessage)
                .allMatch(candidate -> isThePerson(current, candidate.consent().getPatient()));
        return Finding.when(all, current, CONSENT_SUBJECT_MISMATCH);
    }

    private static Finding thereIsAConsent(Case current) {
        StatementReader reader = new StatementReader(current.question(), current.terms());
        List<Statement> statements = current.candidates().stream()
                .filter(candidate -> !candidate.faultless() || reader.counts(candidate))
                .map(reader::read)
                .toList();
        return Finding.when(!statements.isEmpty(), current.hearing(statements), CONSENT_MISSING);
    }

    private static Finding everyActiveConsentIsUnderstood(Case current) {
        boolean all = current.statements().stream()
                .allMatch(statement ->
                        statement.candidate().faultless() && (statement.understood() || !isActive(statement)));
        return Finding.when(all, current, CONSENT_NOT_UNDERSTOOD);
    }

    private static boolean isActive(Statement statement) {
        return statement.kind() == Kind.PERMIT || statement.kind() == Kind.REFUSAL;
    }

    private static Finding everyPermitSaysWhenItWasGiven(Case current) {
        Instant latest = current.now().plus(AHEAD);
        boolean all = current.permits().stream()
                .filter(permit -> permit.candidate().inMessage())
                .allMatch(permit -> permit.given()
                        .filter(given -> !given.start().isAfter(latest))
                        .isPresent());
        return Finding.when(all, current, CONSENT_DATETIME_INVALID);
    }

    /** Within the message the newest counts, against the file the less permissive: a message never re-activates. */
    private static Finding oneIdentifierSaysOneThing(Case current) {
        Map<String, List<Statement>> byIdentifier = new LinkedHashMap<>();
        List<Statement> left = new ArrayList<>();
        for (Statement statement : current.statements()) {
            Consent consent = statement.consent();
            if (consent.getIdentifierFirstRep().hasValue()) {
                byIdentifier
                        .computeIfAbsent(
                                consent.getIdentifierFirstRep().getSystem() + "|"
                                        + consent.getIdentifierFirstRep().getValue(),
                                key -> new ArrayList<>())
                        .add(statement);
            } else {
                left.add(statement);
            }
        }
        for (List<Statement> same : byIdentifier.values()) {
            List<Statement> sent =
                    same.stream().filter(s -> s.candidate().inMessage()).toList();
            List<Statement> filed =
                    same.stream().filter(s -> !s.candidate().inMessage()).toList();
            List<Statement> newestSent = leastPermissive(newest(sent));
            if (!allSayTheSame(newestSent)) {
                return Finding.when(false, current, CONSENT_AMBIGUOUS);
            }
            List<Statement> both = new ArrayList<>(filed);
            both.addAll(newestSent);
            List<Statement> least = newest(leastPermissive(both));
            if (!allSayTheSame(least)) {
                return Finding.when(false, current, CONSENT_AMBIGUOUS);
            }
            left.addAll(least);
        }
        return Finding.when(true, current.with(left), CONSENT_AMBIGUOUS);
    }

    private static List<Statement> leastPermissive(List<Statement> statements) {
        Optional<Kind> least = statements.stream().map(Statement::kind).min(Comparator.naturalOrder());
        return statements.stream().filter(s -> s.kind() == least.orElseThrow()).toList();
    }

    private static boolean allSayTheSame(List<Statement> statements) {
        return statements.stream()
                .allMatch(statement -> statement.sameMeaning(statements.get(0))
                        && sameGrantorAndEvidence(
                                statement.consent(), statements.get(0).consent()));
    }

    private static boolean sameGrantorAndEvidence(Consent a, Consent b) {
        return (a.hasPerformer() == b.hasPerformer()) && (a.hasSource() == b.hasSource());
    }

    private static Finding theDirectionIsCovered(Case current) {
        List<Statement> left =
                keep(current, statement -> statement.isFor(current.question().direction()));
        return Finding.when(!left.isEmpty(), current.with(left), CONSENT_DIRECTION_MISMATCH);
    }

    private static Finding theDiscloserIsCovered(Case current) {
        List<Statement> left =
                keep(current, statement -> statement.isOf(current.question().discloser()));
        return Finding.when(!left.isEmpty(), current.with(left), CONSENT_DISCLOSER_MISMATCH);
    }

    private static Finding noRefusalIsInForce(Case current) {
        boolean none = current.statements().stream()
                .filter(statement -> statement.kind() == Kind.REFUSAL)
                .filter(refusal -> refusal.period().contains(current.now()))
                .filter(refusal -> refusal.namesNobody()
                        || refusal.recipients().contains(current.question().recipient()))
                .noneMatch(refusal ->
                        !refusal.consent().getProvision().hasPurpose() || matchesPurpose(current, refusal.purposes()));
        return Finding.when(none, current, CONSENT_DENIED);
    }

    private static boolean matchesPurpose(Case current, Set<String> purposes) {
        return purposes.stream()
                .anyMatch(purpose ->
                        current.terms().purposes().contains(purpose) || MATCHING_ANCESTORS.contains(purpose));
    }

    private static Finding aPermitIsNewerThanEveryNo(Case current) {
        List<Statement> nos = keep(current, Statement::isNo);
        List<Statement> standing = current.permits().stream()
                .filter(permit -> nos.stream().allMatch(no -> no.given().isPresent() && permit.newerThan(no)))
                .toList();
        return Finding.when(!standing.isEmpty(), current.with(standing), statusOfTheNewestOther(current));
    }

    private static Reason statusOfTheNewestOther(Case current) {
        List<Statement> others = keep(
                current,
                statement -> statement.isNo() || statement.kind() == Kind.INVALID || statement.kind() == Kind.PENDING);
        List<Statement> newest = others.stream()
                .filter(statement -> others.stream().noneMatch(other -> isNewerNo(other, statement)))
                .toList();
        return newest.stream()
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

    private static boolean isNewerNo(Statement other, Statement statement) {
        return other.newerThan(statement)
                || (other.isNo() && other.given().isEmpty() && statement.given().isPresent());
    }

    private static Finding aPermitHasBegun(Case current) {
        List<Statement> begun = keep(current, permit -> permit.period().begun(current.now()));
        return Finding.when(!begun.isEmpty(), current.with(begun), CONSENT_NOT_YET_EFFECTIVE);
    }

    /** The newest permit governs alone: an older, wider or better proven one never steps in for it. */
    private static Finding theNewestPermitIsPlain(Case current) {
        List<Statement> newest = newest(current.statements());
        boolean plain = newest.stream().allMatch(permit -> permit.sameMeaning(newest.get(0)));
        return Finding.when(plain, current.governedBy(newest), CONSENT_AMBIGUOUS);
    }

    private static List<Statement> newest(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statements.stream().noneMatch(other -> other.newerThan(statement)))
                .toList();
    }

    private static boolean wasGivenByThePersonOrASubstitute(Case current, Statement permit) {
        boolean substituteHasAuthority = permit.consent().hasExtension(Canonical.EXT_DECISION_AUTHORITY);
        return permit.consent().hasPerformer()
                && permit.consent().getPerformer().stream()
                        .allMatch(performer -> isThePerson(current, performer)
                                || (substituteHasAuthority && isOfType(current, performer, "RelatedPerson")));
    }

    private static boolean hasEvidence(Case current, Statement permit) {
        Consent consent = permit.consent();
        if (consent.getSource() instanceof Attachment file) {
            return file.hasData() || file.hasUrl() || file.hasHash();
        }
        return consent.getSource() instanceof Reference reference
                && current.question()
                        .records()
                        .find(reference)
                        .filter(entry -> !isItself(current, entry, consent))
                        .isPresent();
    }

    private static boolean isItself(Case current, Records.Entry entry, Consent consent) {
        return entry.type().equals("Consent")
                && consent.getIdentifier().stream()
                        .map(identifier -> new Reference().setIdentifier(identifier))
                        .anyMatch(self -> current.question()
                                .records()
                                .find(self)
                                .filter(entry::equals)
                                .isPresent());
    }

    private static Finding isNewerThanTheLastWithdrawal(Case current) {
        boolean newer = current.watermark()
                .map(withdrawn -> current.governing().stream().allMatch(permit -> permit.given()
                        .filter(given -> given.start().isAfter(withdrawn))
                        .isPresent()))
                .orElse(true);
        return Finding.when(newer, current, CONSENT_WITHDRAWN);
    }

    private static Finding hasNotEnded(Case current) {
        boolean running = current.governing().stream().allMatch(permit -> current.now()
                .isBefore(permit.effectiveEnd(current.terms().maxMonths())));
        return Finding.when(running, current, CONSENT_EXPIRED);
    }

    /** Where names are demanded, an empty list of actors names nobody. */
    private static Finding namesTheRecipient(Case current) {
        boolean everybody = !current.terms().demands().named();
        boolean named = current.governing().stream()
                .allMatch(permit ->
                        permit.recipients().contains(current.question().recipient())
                                || (everybody && permit.namesNobody()));
        return Finding.when(named, current, RECIPIENT_NOT_NAMED);
    }

    /** Where names are demanded, an empty list of purposes permits nothing. */
    private static Finding permitsThePurpose(Case current) {
        boolean every = !current.terms().demands().named();
        boolean permitted = current.governing().stream()
                .allMatch(permit ->
                        permit.purposes().stream().anyMatch(current.terms().purposes()::contains)
                                || (every && !permit.consent().getProvision().hasPurpose()));
        return Finding.when(permitted, current, PURPOSE_NOT_PERMITTED);
    }

    private static Finding noItemIsLabelledAboveThePermit(Case current) {
        boolean low = current.question().labels().stream().allMatch(ConsentPolicy::isAtMostRestricted)
                && current.question().items().stream()
                        .flatMap(item -> item.labels().stream())
                        .allMatch(ConsentPolicy::isAtMostRestricted);
        return Finding.when(low, current, LABEL_TOO_HIGH);
    }

    private static boolean isAtMostRestricted(Coding label) {
        return !Canonical.CONFIDENTIALITY.equals(label.getSystem()) || LABELS.contains(label.getCode());
    }

    /** Exceptions of the governing permit, and of every other permit in its period. */
    private static Finding noExceptionMatches(Case current) {
        boolean none = current.statements().stream()
                .filter(permit ->
                        current.governing().contains(permit) || permit.period().contains(current.now()))
                .map(Statement::exceptions)
                .flatMap(Collection::stream)
                .noneMatch(exemption -> matches(current, exemption));
        return Finding.when(none, current, EXCEPTION_DENY);
    }

    private static boolean matches(Case current, Exemption exemption) {
        return (!exemption.namesActors() || namesWhoAsks(current.question(), exemption.actors()))
                && (!exemption.namesPurposes() || matchesPurpose(current, exemption.purposes()))
                && (!exemption.namesData()
                        || current.question().items().stream().anyMatch(item -> isExempt(exemption, item)));
    }

    private static boolean namesWhoAsks(Question question, Set<String> actors) {
        return actors.contains(question.recipient())
                || question.reader().filter(actors::contains).isPresent();
    }

    private static boolean isExempt(Exemption exemption, Question.Item item) {
        return exemption.instances().contains(item.key())
                || exemption.related().contains(item.key())
                || exemption.related().stream().anyMatch(item.refersTo()::contains);
    }

    private static Function<Case, Finding> allGoverning(Reason otherwise, GoverningRule rule) {
        return current -> Finding.when(
                current.governing().stream().allMatch(permit -> rule.holds(current, permit)), current, otherwise);
    }

    private interface GoverningRule {
        boolean holds(Case current, Statement permit);
    }

    private static boolean isThePerson(Case current, Reference reference) {
        return current.question()
                .records()
                .find(reference)
                .filter(Records.Entry::person)
                .isPresent();
    }

    private static boolean isOfType(Case current, Reference reference, String type) {
        return current.question()
                .records()
                .find(reference)
                .filter(entry -> entry.type().equals(type))
                .isPresent();
    }

    private static List<Statement> keep(Case current, Predicate<Statement> rule) {
        return current.statements().stream().filter(rule).toList();
    }
}
