package org.nextstephub.routes.mllp;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Subscriber;

/** One connection of a listener, and what it has shown of itself; {@link Connections} keeps it up to date. */
final class Connection {

    private final Optional<InetAddress> address;
    private final Runnable hangUp;
    private final Runnable close;
    private boolean hasSent;
    private boolean isServed;
    private long quietSince = System.nanoTime();
    private @Nullable String partner;

    /**
     * @param hangUp closes it to make room for another
     * @param close closes it because the hub ends
     */
    Connection(Optional<InetAddress> address, Runnable hangUp, Runnable close) {
        this.address = address;
        this.hangUp = hangUp;
        this.close = close;
    }

    boolean comesFrom(Subscriber other) {
        return address.map(Subscriber::of).filter(other::equals).isPresent();
    }

    Optional<InetAddress> address() {
        return address;
    }

    void hangUp() {
        hangUp.run();
    }

    void close() {
        close.run();
    }

    boolean isServed() {
        return isServed;
    }

    void serve() {
        hasSent = true;
        isServed = true;
    }

    void answered() {
        isServed = false;
        quietSince = System.nanoTime();
    }

    void prove(String whose) {
        partner = whose;
    }

    boolean isProven() {
        return partner != null;
    }

    boolean isOf(String whose) {
        return whose.equals(partner);
    }

    /** Whether it may be closed for another: nobody's for certain, and nobody waits for an answer on it. */
    boolean isExpendable() {
        return !isProven() && !isServed;
    }

    /** First whoever never sent a message, then whoever has been quiet longest. */
    static int byUse(Connection one, Connection other) {
        int sent = Boolean.compare(one.hasSent, other.hasSent);
        return sent != 0 ? sent : Long.compare(one.quietSince - other.quietSince, 0);
    }
}
