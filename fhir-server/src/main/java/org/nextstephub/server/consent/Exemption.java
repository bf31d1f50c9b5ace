package org.nextstephub.server.consent;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A nested deny: what a permit leaves out. All that it states must match, one value of each suffices, and one that states
 * nothing matches everything.
 *
 * @param actors those kept out
 * @param purposes v3-ActReason codes
 * @param data what is kept out
 */
record Exemption(Optional<List<Named>> actors, Optional<Set<String>> purposes, Optional<Data> data) {

    /**
     * @param instances items that it excepts
     * @param related items that it excepts together with every item that refers to them
     */
    record Data(List<Named> instances, List<Named> related) {

        private boolean excepts(Question.Item item) {
            Set<String> with = Named.keys(related);
            return meets(Named.keys(instances), item.names())
                    || meets(with, item.names())
                    || meets(with, item.refersTo());
        }
    }

    /** What it says, by names that hold in another message too. */
    record Meaning(
            Optional<Set<String>> actors,
            Optional<Set<String>> purposes,
            Optional<Set<String>> instances,
            Optional<Set<String>> related) {}

    Meaning meaning() {
        return new Meaning(
                actors.map(Named::lasting),
                purposes,
                data.map(Data::instances).map(Named::lasting),
                data.map(Data::related).map(Named::lasting));
    }

    boolean matches(Question question, Predicate<Set<String>> matchesPurpose) {
        return actors.map(Named::keys).map(kept -> keepsOut(question, kept)).orElse(true)
                && purposes.map(matchesPurpose::test).orElse(true)
                && data.map(left -> question.items().stream().anyMatch(left::excepts))
                        .orElse(true);
    }

    private static boolean keepsOut(Question question, Set<String> actors) {
        return actors.contains(question.recipient()) || meets(actors, question.reader());
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }
}
