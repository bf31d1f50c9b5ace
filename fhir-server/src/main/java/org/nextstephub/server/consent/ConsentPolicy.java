package org.nextstephub.server.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * May it be shared? The list of rules below is the policy: they are asked in this order, and the first that fails gives
 * the reason. Pure and total: no clock, no store, and every input gets exactly one reason.
 */
public final class ConsentPolicy {

    private static final List<Rule> RULES = List.of(
            new Rule("C2", StatementRules::everyConsentIsAboutThePerson),
            new Rule("C3", StatementRules::thereIsAConsent),
            new Rule("C4", StatementRules::everyActiveConsentIsUnderstood),
            new Rule("C5", StatementRules::everyPermitSaysWhenItWasGiven),
            new Rule("C6", Versions::oneNumberSaysOneThing),
            new Rule("C7", StatementRules::theDirectionIsCovered),
            new Rule("C8", StatementRules::theDiscloserIsCovered),
            new Rule("C9", StatementRules::noRefusalIsInForce),
            new Rule("C10", StatementRules::aPermitIsNewerThanEveryDissent),
            new Rule("G1", PermitRules::aPermitHasBegun),
            new Rule("G2", PermitRules::theNewestPermitIsPlain),
            new Rule("G3", PermitRules::wasGivenByThePersonOrASubstitute),
            new Rule("G4", PermitRules::hasEvidence),
            new Rule("G5", PermitRules::isNewerThanTheLastWithdrawal),
            new Rule("G6", PermitRules::hasNotEnded),
            new Rule("G7", PermitRules::namesTheRecipient),
            new Rule("G8", PermitRules::permitsThePurpose),
            new Rule("G9", PermitRules::noItemIsLabelledAboveThePermit),
            new Rule("G10", PermitRules::noExceptionMatches));

    /** Asked when content came in; a permit that ran out meanwhile takes nothing back, only a no or an exception does. */
    private static final Set<String> ASKED_ONCE = Set.of("G3", "G4", "G6", "G7", "G8", "G9");

    private static final List<Rule> STANDING =
            RULES.stream().filter(rule -> !ASKED_ONCE.contains(rule.step())).toList();

    private record Rule(String step, Function<PolicyCase, Finding> asks) {}

    private ConsentPolicy() {}

    /** The rules in the order in which they are asked, by the steps that a decision names. */
    public static List<String> steps() {
        return RULES.stream().map(Rule::step).toList();
    }

    /**
     * Decides one question.
     *
     * @param candidates every consent in the message and on file for the person
     * @param watermark instant of the last withdrawal for this person, discloser and direction
     * @param now read once, after the lock of the person is held
     */
    public static ConsentDecision decide(
            Question question, List<Candidate> candidates, Optional<Instant> watermark, Instant now, Terms terms) {
        return ask(RULES, PolicyCase.open(question, candidates, watermark, now, terms));
    }

    /**
     * Whether what a permit once let in may still be worked with, and its sender told how the loop closes: no refusal, no
     * withdrawal, no exception since. That the permit ran out does not matter.
     */
    public static ConsentDecision stands(
            Question question, List<Candidate> filed, Optional<Instant> watermark, Instant now, Terms terms) {
        return ask(STANDING, PolicyCase.open(question, filed, watermark, now, terms));
    }

    private static ConsentDecision ask(List<Rule> rules, PolicyCase opened) {
        PolicyCase current = opened;
        try {
            for (Rule rule : rules) {
                Finding finding = rule.asks().apply(current);
                if (finding.objection().isPresent()) {
                    return ConsentDecision.refused(finding.objection().get(), rule.step(), current);
                }
                current = finding.next();
            }
            return current.permit();
        } catch (RuntimeException total) {
            return ConsentDecision.failed(total);
        }
    }
}
