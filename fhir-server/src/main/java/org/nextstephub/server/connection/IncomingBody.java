package org.nextstephub.server.connection;

/** What those who gather the body of a request and those who answer it agree on. */
public final class IncomingBody {

    /** No body is longer. This is more than a case file may have: its door says itself what is too long. */
    public static final int MAX_BYTES = 6 * 1024 * 1024;

    /** Request attribute: the body did not arrive in time, and what did arrive must not be read. */
    public static final String LATE = "org.nextstephub.server.connection.LATE";

    private IncomingBody() {}
}
