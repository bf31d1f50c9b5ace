package org.nextstephub.server.consent;

import static org.nextstephub.profiles.Reason.CONSENT_AMBIGUOUS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.nextstephub.profiles.TimeSpan;

/**
 * Rule C6: of several consents that share a number one counts. Within the message it is the newest, against the file the
 * less permissive: whatever is sent, nothing on file is lifted, narrowed or made active again.
 */
final class Versions {

    private static final Comparator<Statement> EARLIEST_FIRST = Comparator.comparing(
            statement -> statement.given().map(TimeSpan::start).orElse(Instant.MAX));

    private Versions() {}

    static Finding oneNumberSaysOneThing(PolicyCase current) {
        List<Statement> left = new ArrayList<>();
        List<Statement> standing = new ArrayList<>();
        for (List<Statement> same : byNumber(current.statements())) {
            if (same.size() == 1) {
                left.addAll(same);
                standing.addAll(same);
                continue;
            }
            List<Statement> sent = leastPermissive(Statement.newest(ofMessage(same, true)));
            if (!allAre(sent, Versions::sameInEverything)) {
                return Finding.when(false, current, CONSENT_AMBIGUOUS);
            }
            List<Statement> counting = againstTheFile(sent, ofMessage(same, false));
            if (!allAre(counting.stream().filter(Statement::isPermit).toList(), Statement::sameMeaning)) {
                return Finding.when(false, current, CONSENT_AMBIGUOUS);
            }
            List<Statement> news = withoutRepetition(counting);
            left.addAll(news);
            standing.addAll(once(news));
        }
        return Finding.when(true, current.reconciled(left, standing), CONSENT_AMBIGUOUS);
    }

    /** Of what a message says twice under one number all is judged, and the earliest is kept. */
    private static List<Statement> once(List<Statement> counting) {
        Stream<Statement> sent =
                ofMessage(counting, true).stream().sorted(EARLIEST_FIRST).limit(1);
        return Stream.concat(ofMessage(counting, false).stream(), sent).toList();
    }

    /** Of refusals all stand, of the rest the newest of each kind. */
    private static List<Statement> againstTheFile(List<Statement> sent, List<Statement> filed) {
        List<Statement> least =
                leastPermissive(Stream.concat(sent.stream(), filed.stream()).toList());
        return least.stream()
                .filter(statement -> statement.isRefusal()
                        || least.stream()
                                .filter(other -> other.kind() == statement.kind())
                                .noneMatch(other -> other.newerThan(statement)))
                .toList();
    }

    /** What says nothing new is the one on file: it keeps its evidence and who gave it. */
    private static List<Statement> withoutRepetition(List<Statement> counting) {
        List<Statement> held = ofMessage(counting, false);
        return counting.stream()
                .filter(statement ->
                        !statement.inMessage() || held.stream().noneMatch(known -> isRepetition(statement, known)))
                .toList();
    }

    private static boolean isRepetition(Statement sent, Statement held) {
        return sent.sameMeaning(held) && (!sent.isDissent() || sent.given().equals(held.given()));
    }

    private static List<Statement> leastPermissive(List<Statement> statements) {
        int least = statements.stream()
                .mapToInt(statement -> statement.kind().permissiveness())
                .min()
                .orElse(0);
        return statements.stream()
                .filter(statement -> statement.kind().permissiveness() == least)
                .toList();
    }

    private static boolean sameInEverything(Statement one, Statement other) {
        return one.sameMeaning(other) && one.proof().equals(other.proof());
    }

    private static boolean allAre(List<Statement> statements, BiPredicate<Statement, Statement> same) {
        return statements.stream().allMatch(statement -> same.test(statement, statements.get(0)));
    }

    private static List<Statement> ofMessage(List<Statement> statements, boolean sent) {
        return statements.stream()
                .filter(statement -> statement.inMessage() == sent)
                .toList();
    }

    /** Those that share a number, directly or by way of others; one without a number stands alone. */
    private static List<List<Statement>> byNumber(List<Statement> statements) {
        if (noTwoShareANumber(statements)) {
            return statements.stream().map(List::of).toList();
        }
        List<Group> groups = new ArrayList<>();
        for (Statement statement : statements) {
            Group joined = new Group(Identifiers.of(statement.consent()), statement);
            groups.stream().filter(joined::shares).toList().forEach(group -> {
                groups.remove(group);
                joined.take(group);
            });
            groups.add(joined);
        }
        return groups.stream().map(Group::statements).toList();
    }

    private static boolean noTwoShareANumber(List<Statement> statements) {
        Set<String> seen = new HashSet<>();
        return statements.stream().allMatch(statement -> Identifiers.of(statement.consent()).stream()
                .allMatch(seen::add));
    }

    private record Group(Set<String> numbers, List<Statement> statements) {

        Group(Set<String> numbers, Statement statement) {
            this(new HashSet<>(numbers), new ArrayList<>(List.of(statement)));
        }

        boolean shares(Group other) {
            return !Collections.disjoint(numbers, other.numbers);
        }

        void take(Group other) {
            numbers.addAll(other.numbers);
            statements.addAll(other.statements);
        }
    }
}
