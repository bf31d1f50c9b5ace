package org.nextstephub.server.consent;

import static org.nextstephub.profiles.Reason.OK;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nextstephub.profiles.TimeSpan;

/**
 * What is still on the table between two rules.
 *
 * @param heard the consents that count at all (C3)
 * @param standing what is left of those of one number (C6)
 * @param statements what is left now
 * @param governing the newest permits, once they are chosen (G2)
 */
record PolicyCase(
        Question question,
        List<Candidate> candidates,
        List<Statement> heard,
        List<Statement> standing,
        List<Statement> statements,
        List<Statement> governing,
        Optional<Instant> watermark,
        Instant now,
        Terms terms) {

    /** On file before sent, then by number: which of two that say the same is named does not depend on their order. */
    private static final Comparator<Statement> NAMED_FIRST = Comparator.comparing(Statement::inMessage)
            .thenComparing(statement -> Identifiers.of(statement.consent()).stream()
                    .sorted()
                    .toList()
                    .toString());

    static PolicyCase open(
            Question question, List<Candidate> candidates, Optional<Instant> watermark, Instant now, Terms terms) {
        return new PolicyCase(question, candidates, List.of(), List.of(), List.of(), List.of(), watermark, now, terms);
    }

    PolicyCase hearing(List<Statement> counted) {
        return new PolicyCase(question, candidates, counted, counted, counted, governing, watermark, now, terms);
    }

    PolicyCase reconciled(List<Statement> left, List<Statement> kept) {
        return new PolicyCase(question, candidates, heard, kept, left, governing, watermark, now, terms);
    }

    PolicyCase with(List<Statement> left) {
        return new PolicyCase(question, candidates, heard, standing, left, governing, watermark, now, terms);
    }

    PolicyCase keeping(Predicate<Statement> condition) {
        return with(all(condition));
    }

    PolicyCase governedBy(List<Statement> newest) {
        return new PolicyCase(question, candidates, heard, standing, statements, newest, watermark, now, terms);
    }

    List<Statement> all(Predicate<Statement> condition) {
        return statements.stream().filter(condition).toList();
    }

    List<Statement> permits() {
        return all(Statement::isPermit);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    ConsentDecision permit() {
        Statement rests = governing.stream().min(NAMED_FIRST).orElseThrow();
        Instant ends = rests.effectiveEnd(terms.maxMonths());
        boolean capped =
                rests.period().end().map(TimeSpan::end).filter(ends::isBefore).isPresent();
        return new ConsentDecision(
                OK,
                "G10",
                Optional.of(rests.consent()),
                Optional.of(ends),
                capped,
                heard,
                own(),
                standing,
                Optional.empty());
    }

    /** Those of the direction and the discloser in question. */
    List<Statement> own() {
        return heard.stream()
                .filter(statement -> statement.isFor(question.direction()) && statement.isOf(question.discloser()))
                .toList();
    }
}
