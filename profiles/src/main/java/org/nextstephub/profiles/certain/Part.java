package org.nextstephub.profiles.certain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says of one element, ready to be asked.
 *
 * @param closed the profile has no place for it, which is no fault at the gate: it is not counted
 * @param doubtful if it is there at all, the message is in doubt
 * @param types of its values
 * @param targets types that its references may lead to; of entries, the types whose findings count
 * @param profiles of its values, by type
 * @param fixed the only value it may have
 * @param bound whether its value is a matter of terminology
 */
record Part(
        String id,
        String name,
        long mark,
        Kind kind,
        int min,
        int max,
        boolean closed,
        boolean doubtful,
        Set<String> types,
        Set<String> targets,
        Map<String, String> profiles,
        @Nullable String fixed,
        boolean bound,
        List<KnownRule> rules,
        List<Part> children,
        List<Slice> slices) {

    /** How it is walked. */
    enum Kind {
        VALUE,
        BACKBONE,
        EXTENSION,
        RESOURCE,
        /** The id of a resource. */
        ID,
        /** The address of an entry, a urn:uuid of its own. */
        FULL_URL,
        /** Left out before the message is judged, or looked at elsewhere. */
        IGNORED
    }

    int hash() {
        return name.hashCode();
    }

    /**
     * Some of its values, with rules of their own.
     *
     * @param url of the extension, where that tells the slice
     * @param system with {@code code} the coding of {@code type} that tells the slice
     * @param profile that an extension of this slice has to meet
     */
    record Slice(
            Part part,
            @Nullable String url,
            @Nullable String system,
            @Nullable String code,
            @Nullable String profile) {}
}
