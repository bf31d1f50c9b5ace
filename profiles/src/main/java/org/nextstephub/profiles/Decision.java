package org.nextstephub.profiles;

import java.util.Locale;

/** What the gate says: code system {@code ns-decision}. Only {@link #PERMIT} lets anything through. */
public enum Decision {
    PERMIT,
    /** Somebody or something says no; nobody is asked for a new consent. */
    DENY,
    /** Nothing on hand permits this. */
    NO_CONSENT,
    /** A consent is there and cannot be judged, or a lookup failed. */
    INDETERMINATE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
