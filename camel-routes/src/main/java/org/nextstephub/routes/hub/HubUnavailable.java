package org.nextstephub.routes.hub;

/** The hub cannot take a message now; the same message may be sent again. */
public final class HubUnavailable extends RuntimeException {

    public HubUnavailable(String why) {
        super(why);
    }

    public HubUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
