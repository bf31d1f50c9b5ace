package org.nextstephub.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * How far a session has come that nobody has signed in to yet. It belongs to one generation of an account: when the
 * account is made anew, the session ends with the others of its name, and a step that is under way changes nothing.
 *
 * @param newSecret what an authenticator app would be given, if the account has none
 */
record HalfWay(String name, int generation, String newSecret) implements Serializable {

    private static final String ATTRIBUTE = "half-way";

    /** Begins in a session of a new id, with a secret that no earlier user of this browser has seen. */
    static void begin(HttpServletRequest request, Account account, String newSecret) {
        request.getSession();
        request.changeSessionId();
        HttpSession session = request.getSession();
        session.setAttribute(ATTRIBUTE, new HalfWay(account.name(), account.generation(), newSecret));
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.name());
    }

    static Optional<HalfWay> of(HttpSession session) {
        return Optional.ofNullable((HalfWay) session.getAttribute(ATTRIBUTE));
    }

    static void end(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    boolean isAt(Account account) {
        return account.active() && account.generation() == generation;
    }
}
