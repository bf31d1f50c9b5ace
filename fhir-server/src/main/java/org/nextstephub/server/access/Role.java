package org.nextstephub.server.access;

import java.util.Locale;

/** What a caller is to the hub; a scope never widens it. */
public enum Role {
    PARTNER,
    INTAKE,
    DESK,
    REPORTING,
    INTEROP,
    PRIVACY,
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
