package org.nextstephub.routes.hub;

/** The hub cannot take a message now; the same message may be sent again. */
public final class HubUnavailable extends RuntimeException {

    public HubUnavailable(String why) {
        super(why);
    }

    public HubUnavailable(String why, Throwable cause) {
        super(why, cause);
    }

    /** Keeps the reason that a failure gives itself, and names any other by its class only. */
    static HubUnavailable because(String what, RuntimeException failure) {
        return failure instanceof HubUnavailable known
                ? known
                : new HubUnavailable(what + ": " + failure.getClass().getSimpleName());
    }
}
