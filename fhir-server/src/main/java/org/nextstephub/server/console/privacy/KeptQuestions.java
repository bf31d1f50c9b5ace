package org.nextstephub.server.console.privacy;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asked, and the forms that they may send once: each under a random word, as long as they are signed in. As plain
 * texts, which every version of the hub can read.
 */
final class KeptQuestions {

    private static final String ASKED = "privacy-asked";
    private static final String FORMS = "privacy-forms";
    private static final int MOST = 20;

    private KeptQuestions() {}

    /** @return the word under which it is kept */
    static String keep(HttpSession session, Asked asked) {
        return put(session, ASKED, asked.parts());
    }

    static Optional<Asked> kept(HttpSession session, String word) {
        return Optional.ofNullable(all(session, ASKED).get(word)).map(Asked::ofParts);
    }

    /** Number of a form that counts once. */
    static String newForm(HttpSession session) {
        return put(session, FORMS, List.of());
    }

    /** Whether this is the first sending of a form of this session. */
    static boolean takeForm(HttpSession session, String number) {
        LinkedHashMap<String, ArrayList<String>> open = all(session, FORMS);
        boolean first = open.remove(number) != null;
        session.setAttribute(FORMS, open);
        return first;
    }

    private static String put(HttpSession session, String name, List<String> value) {
        LinkedHashMap<String, ArrayList<String>> kept = all(session, name);
        String word = UUID.randomUUID().toString();
        kept.put(word, new ArrayList<>(value));
        kept.keySet().stream().limit(Math.max(0, kept.size() - MOST)).toList().forEach(kept::remove);
        session.setAttribute(name, kept);
        return word;
    }

    @SuppressWarnings("unchecked")
    private static LinkedHashMap<String, ArrayList<String>> all(HttpSession session, String name) {
        return session.getAttribute(name) instanceof Map<?, ?> kept
                ? new LinkedHashMap<>((Map<String, ArrayList<String>>) kept)
                : new LinkedHashMap<>();
    }
}
