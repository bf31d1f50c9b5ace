package org.nextstephub.server.account;

import java.util.regex.Pattern;

/** What an account may be called. */
final class AccountRules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,62}[a-z0-9]");

    private AccountRules() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
