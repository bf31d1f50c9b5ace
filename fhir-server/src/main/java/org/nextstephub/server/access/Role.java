package org.nextstephub.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller is to the hub; a scope never widens it. */
public enum Role {
    PARTNER,
    INTAKE,
    DESK,
    WORKER,
    REPORTING,
    INTEROP,
    PRIVACY,
    ADMIN;

    /** Peer support's own: its desk, and each of its workers. */
    public boolean isPeerSupport() {
        return this == DESK || this == WORKER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is no role. */
    public static Optional<Role> ofCode(@Nullable String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
