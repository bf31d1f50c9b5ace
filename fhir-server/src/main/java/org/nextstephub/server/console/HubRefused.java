package org.nextstephub.server.console;

import java.util.Optional;

/** The hub's API did not do what a page asked of it. */
public final class HubRefused extends RuntimeException {

    private final int status;
    private final boolean duplicate;
    private final String said;

    HubRefused(int status) {
        this(status, false, "");
    }

    /**
     * @param duplicate another entry has what must be its own
     * @param said the hub's own words, which name the element and the mend
     */
    HubRefused(int status, boolean duplicate, String said) {
        super("the hub answered " + status);
        this.status = status;
        this.duplicate = duplicate;
        this.said = said;
    }

    /** What the hub itself said of it, in English. */
    public Optional<String> words() {
        return Optional.of(said).filter(words -> !words.isEmpty());
    }

    /** Somebody else was quicker, as the page itself sees. */
    public static HubRefused stale() {
        return new HubRefused(409);
    }

    /** It took what was sent, and it permits nothing. */
    public static HubRefused notPermitted() {
        return new HubRefused(422);
    }

    /** Somebody else was quicker. */
    public boolean isStale() {
        return (status == 409 && !duplicate) || status == 412;
    }

    /** Not there for whoever asks; hidden, closed and unknown are one. */
    public boolean isNotThere() {
        return status == 404 || status == 403 || status == 410;
    }

    /** It understood, and may not do it. */
    public boolean isRefusal() {
        return status == 422 || status == 400 || duplicate;
    }

    /** The person is signed in no longer. */
    boolean isSignedOut() {
        return status == 401;
    }

    /** Nobody knows whether it was done. */
    public boolean isUnknown() {
        return status == 0 || status >= 500;
    }
}
