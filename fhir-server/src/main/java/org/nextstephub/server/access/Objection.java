package org.nextstephub.server.access;

import java.util.List;
import java.util.Optional;

/**
 * Why the allow-list refuses a request, with 403: the role is short, or only the scope of this token is (RFC 6750, section
 * 3.1).
 *
 * @param words for whoever reads the answer; they name the door or the scope that would do
 * @param challenge value of {@code WWW-Authenticate}; empty when no other token of this client would do
 */
public record Objection(String words, Optional<String> challenge) {

    static Objection ofRole(String words) {
        return new Objection(words, Optional.empty());
    }

    /** @param needed scopes of which one would do, as {@link Scopes#needed} has them */
    static Objection ofScope(List<String> needed) {
        List<String> names = needed.stream()
                .map(scope -> scope.startsWith("hub/") ? scope : "system/" + scope)
                .toList();
        return new Objection(
                "The role may do this, but the scope of this token is too narrow: it takes "
                        + String.join(" or ", names) + " (user/ instead of system/ for a person)",
                Optional.of("Bearer error=\"insufficient_scope\", scope=\"" + names.get(0) + "\""));
    }
}
