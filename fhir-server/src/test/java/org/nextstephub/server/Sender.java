package org.nextstephub.server;

import java.io.IOException;

/** One connection over which a benchmark sends referrals, one after the other. */
interface Sender extends AutoCloseable {

    /** Sends the referral of this number and waits for the answer. */
    void send(String number) throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {}

    /** Where senders connect. */
    interface Door {

        Sender connect() throws IOException;
    }

    /** A benchmark counts what was accepted, and nothing else. */
    static void require(boolean accepted, String answer) {
        if (!accepted) {
            throw new IllegalStateException("not accepted: " + answer);
        }
    }
}
