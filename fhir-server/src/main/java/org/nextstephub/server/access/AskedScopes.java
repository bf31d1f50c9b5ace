package org.nextstephub.server.access;

import static java.util.stream.Collectors.toCollection;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scopes as clients ask for them: of SMART version 2, which may be narrower than what is registered, or of version 1
 * ({@link SmartScope}).
 */
public final class AskedScopes {

    private AskedScopes() {}

    /** What is both asked for and registered: never more than either. */
    public static Set<String> granted(Set<String> asked, Set<String> registered) {
        return asked.stream()
                .flatMap(scope -> registered.stream().flatMap(known -> both(scope, known).stream()))
                .collect(toCollection(TreeSet::new));
    }

    private static Optional<String> both(String asked, String registered) {
        return asked.equals(registered)
                ? Optional.of(registered)
                : SmartScope.ofEitherVersion(asked)
                        .flatMap(wish -> SmartScope.ofEitherVersion(registered).flatMap(known -> both(wish, known)));
    }

    private static Optional<String> both(SmartScope asked, SmartScope registered) {
        boolean sameThing = asked.holder().equals(registered.holder())
                && (asked.isOfEveryType() || asked.type().equals(registered.type()));
        return Optional.of(registered.lettersInCommon(asked))
                .filter(letters -> sameThing && !letters.isEmpty())
                .map(letters -> registered.holder() + "/" + registered.type() + "." + letters);
    }
}
