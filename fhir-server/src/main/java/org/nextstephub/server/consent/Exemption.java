package org.nextstephub.server.consent;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A nested deny: what a permit leaves out. All that it states must match, one value of each suffices, and one that states
 * nothing matches everything.
 *
 * @param actors names of those kept out
 * @param purposes v3-ActReason codes
 * @param data what is kept out
 */
record Exemption(Optional<Set<String>> actors, Optional<Set<String>> purposes, Optional<Data> data) {

    /**
     * @param instances names of items that it excepts
     * @param related names of items that it excepts together with every item that refers to them
     */
    record Data(Set<String> instances, Set<String> related) {

        private boolean excepts(Question.Item item) {
            Predicate<String> itself = item.names()::contains;
            return instances.stream().anyMatch(itself)
                    || related.stream().anyMatch(itself.or(item.refersTo()::contains));
        }
    }

    boolean matches(Question question, Predicate<Set<String>> matchesPurpose) {
        return actors.map(kept -> keepsOut(question, kept)).orElse(true)
                && purposes.map(matchesPurpose::test).orElse(true)
                && data.map(left -> question.items().stream().anyMatch(left::excepts))
                        .orElse(true);
    }

    private static boolean keepsOut(Question question, Set<String> actors) {
        return actors.contains(question.recipient())
                || question.reader().filter(actors::contains).isPresent();
    }
}
