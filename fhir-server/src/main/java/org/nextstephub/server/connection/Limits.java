package org.nextstephub.server.connection;

/** What a body may be, for whoever gathers it and whoever answers. */
public final class Limits {

    /** Most bytes of any body: more than a case file may have, whose door says itself what is too long. */
    public static final int LONGEST = 6 * 1024 * 1024;

    /** Request attribute: the body did not come in time, and what is there of it is not to be read. */
    public static final String LATE = "org.nextstephub.server.connection.LATE";

    private Limits() {}
}
