package org.nextstephub.server.account;

import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param name what the person types; also who the audit names
 * @param role one of the hub's roles
 * @param worker id of the PractitionerRole of a peer support worker
 * @param password its hash
 * @param oneTime the password was given out by an administrator and only serves to choose another
 * @param active false: the person cannot sign in, and the tokens given to them do not count
 * @param totpSecret secret of the second factor, enciphered; null until the person has proved that it works
 * @param generation how often the account was made; what was given out to an earlier one does not count
 */
public record Account(
        String name,
        String role,
        @Nullable String worker,
        String password,
        boolean oneTime,
        boolean active,
        byte @Nullable [] totpSecret,
        int generation) {

    /** What a session that was signed in to this generation of the account has the authority of. */
    public String authority() {
        return "GENERATION_" + generation;
    }
}
