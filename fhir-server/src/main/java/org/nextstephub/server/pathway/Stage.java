package org.nextstephub.server.pathway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The three stages of a peer relationship: code system {@code ns-relationship-stage}. */
public enum Stage {
    BEGINNING,
    ONGOING,
    ENDING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst();
    }

    /** The stages that may follow; an ending may turn back into an ongoing relationship. */
    public Set<Stage> next() {
        return switch (this) {
            case BEGINNING -> Set.of(ONGOING, ENDING);
            case ONGOING -> Set.of(ENDING);
            case ENDING -> Set.of(ONGOING);
        };
    }
}
