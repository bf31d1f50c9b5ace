package org.nextstephub.server.connection;

import java.util.Locale;

/** Why a connection or a body was not waited for. */
enum Refusal {
    /** One address has as many connections as it may have. */
    TOO_MANY_OF_ADDRESS,
    /** A body was not complete in time. */
    SLOW_BODY,
    /** Bodies on their way held more memory than they may: the oldest goes. */
    TOO_MANY_BODIES;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
