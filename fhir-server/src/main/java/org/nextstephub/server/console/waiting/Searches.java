package org.nextstephub.server.console.waiting;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Names that somebody looked for, each under a random word, as long as they are signed in. */
final class Searches {

    private static final String KEPT = "found";
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private Searches() {}

    /** @return the word under which it is kept */
    static String keep(HttpSession session, String name) {
        LinkedHashMap<String, String> kept = all(session);
        String word = UUID.randomUUID().toString();
        kept.put(word, name.substring(0, Math.min(LONGEST, name.length())));
        kept.keySet().stream().limit(Math.max(0, kept.size() - MOST)).toList().forEach(kept::remove);
        session.setAttribute(KEPT, kept);
        return word;
    }

    static Optional<String> kept(HttpSession session, String word) {
        return Optional.ofNullable(all(session).get(word));
    }

    @SuppressWarnings("unchecked")
    private static LinkedHashMap<String, String> all(HttpSession session) {
        return session.getAttribute(KEPT) instanceof Map<?, ?> kept
                ? new LinkedHashMap<>((Map<String, String>) kept)
                : new LinkedHashMap<>();
    }
}
