package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a reference names. Only {@link Records} makes one, and says by which reading: a permit must name without
 * contradiction, while in anything said against sharing either way of naming suffices.
 *
 * @param entries the records it leads to; empty when it leads to none that is known here
 * @param keys by which it matches: the keys of those records, or else the words it used itself; two references to the same
 *     unknown thing still name the same thing
 * @param identity by which two of one message are told apart: the keys of the records, or else the words
 * @param lasting by which it is known again when it is said another time, under other addresses: numbers, where there are
 *     any
 */
record Named(Set<Found> entries, Set<String> keys, Set<String> identity, Set<String> lasting) {

    boolean isKnown() {
        return !entries.isEmpty();
    }

    boolean names(String key) {
        return keys.contains(key);
    }

    /** Whether it leads to something, and only to such as meets the condition. */
    boolean isOnly(Predicate<Found> condition) {
        return isKnown() && entries.stream().allMatch(condition);
    }

    /** Whether it names one of the registered organizations. */
    boolean isRegistered() {
        return entries.stream().anyMatch(Found::isRegistered);
    }

    boolean isThePerson() {
        return isOnly(Found::person);
    }

    static Set<String> keys(Collection<Named> several) {
        return several.stream().map(Named::keys).flatMap(Set::stream).collect(toUnmodifiableSet());
    }

    static Set<String> identities(Collection<Named> several) {
        return several.stream().map(Named::identity).flatMap(Set::stream).collect(toUnmodifiableSet());
    }

    static Set<String> lasting(Collection<Named> several) {
        return several.stream().map(Named::lasting).flatMap(Set::stream).collect(toUnmodifiableSet());
    }
}
