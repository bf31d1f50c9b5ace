package org.nextstephub.server.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Step C6: one identifier said twice. */
final class SaidTwice {

    private static final List<String> LEAST_PERMISSIVE_FIRST =
            List.of("refusal", "rejected", "inactive", "entered-in-error", "draft", "permit");

    private final Meaning.Reader meanings;
    private final Instant now;

    SaidTwice(Meaning.Reader meanings, Instant now) {
        this.meanings = meanings;
        this.now = now;
    }

    /** Those that count; empty where that is ambiguous. */
    Optional<List<Statement>> settle(List<Statement> all) {
        Set<Statement> counting = new HashSet<>();
        for (Statement sent : all.stream().filter(Statement::sent).toList()) {
            List<Statement> versions = all.stream()
                    .filter(Statement::sent)
                    .filter(other -> other.equals(sent) || other.isTheSameConsentAs(sent))
                    .toList();
            List<Statement> newest = leastPermissive(newest(versions));
            if (newest.size() > 1 && newest.stream().anyMatch(each -> differs(each, newest.get(0)))) {
                return Optional.empty();
            }
            if (newest.contains(sent)) {
                counting.add(sent);
            }
        }
        return againstFile(all, all.stream().filter(counting::contains).toList());
    }

    private List<Statement> newest(List<Statement> versions) {
        return versions.stream()
                .filter(each -> versions.stream().noneMatch(other -> other.isNewerThan(each, now)))
                .toList();
    }

    private static List<Statement> leastPermissive(List<Statement> versions) {
        int least = versions.stream().mapToInt(SaidTwice::rank).min().orElse(0);
        return versions.stream().filter(each -> rank(each) == least).toList();
    }

    private boolean differs(Statement one, Statement other) {
        return !meanings.of(one).equals(meanings.of(other))
                || !meanings.proof(one).equals(meanings.proof(other));
    }

    private Optional<List<Statement>> againstFile(List<Statement> all, List<Statement> sent) {
        List<Statement> stored = all.stream().filter(each -> !each.sent()).toList();
        Set<Statement> beaten = new HashSet<>();
        for (Statement message : sent) {
            for (Statement file :
                    stored.stream().filter(message::isTheSameConsentAs).toList()) {
                if (rank(message) != rank(file)) {
                    beaten.add(rank(message) < rank(file) ? file : message);
                } else if (message.isPermit()) {
                    if (isTiedWithAnotherMeaning(message, file)) {
                        return Optional.empty();
                    }
                    beaten.add(message.isNewerThan(file, now) ? file : message);
                }
            }
        }
        List<Statement> left = new ArrayList<>(sent);
        left.addAll(stored);
        left.removeAll(beaten);
        return Optional.of(left);
    }

    private boolean isTiedWithAnotherMeaning(Statement message, Statement file) {
        return !message.isNewerThan(file, now)
                && !file.isNewerThan(message, now)
                && !meanings.of(message).equals(meanings.of(file));
    }

    private static int rank(Statement statement) {
        if (statement.isRefusal()) {
            return LEAST_PERMISSIVE_FIRST.indexOf("refusal");
        }
        if (statement.isPermit()) {
            return LEAST_PERMISSIVE_FIRST.indexOf("permit");
        }
        String status =
                switch (statement.status()) {
                    case "proposed" -> "draft";
                    case "" -> "entered-in-error";
                    default -> statement.status();
                };
        return LEAST_PERMISSIVE_FIRST.indexOf(status);
    }
}
