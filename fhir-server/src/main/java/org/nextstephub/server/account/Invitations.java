package org.nextstephub.server.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes accounts; their owner begins with a password for one use. */
@Component
public class Invitations {

    /** Without those that are mistaken for one another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SecureRandom random = new SecureRandom();

    Invitations(Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * Makes an account, or makes one anew.
     *
     * @param worker id of the PractitionerRole of a peer support worker
     * @return the one-time password; only its hash is kept
     */
    public String invite(String name, String role, @Nullable String worker) {
        String password = random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        accounts.make(name, role, worker, passwords.encode(password));
        return password;
    }

    public boolean isKnown(String name) {
        return accounts.find(name).isPresent();
    }
}
