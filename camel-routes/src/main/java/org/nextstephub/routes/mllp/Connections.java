package org.nextstephub.routes.mllp;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nextstephub.profiles.Subscriber;

/**
 * The connections of a listener: so many in total, of an address and of a partner. When they are used up, one that has not
 * proved whose it is makes room, the least used first, so that connections that only wait keep no sender out.
 */
final class Connections {

    private final MllpSettings settings;
    private final Set<Connection> open = new LinkedHashSet<>();
    private boolean ending;

    Connections(MllpSettings settings) {
        this.settings = settings;
    }

    /** Returns whether there is room for it. */
    synchronized boolean open(Connection newcomer) {
        if (ending) {
            return false;
        }
        Optional<InetAddress> limited =
                newcomer.address().filter(address -> !settings.proxies().contains(address));
        boolean addressHasRoom = limited.isEmpty() || hasRoom(settings.perAddress(), of(limited.get()));
        return addressHasRoom && hasRoom(settings.connections(), any -> true) && open.add(newcomer);
    }

    private static Predicate<Connection> of(InetAddress address) {
        Subscriber subscriber = Subscriber.of(address);
        return connection -> connection.comesFrom(subscriber);
    }

    private boolean hasRoom(int most, Predicate<Connection> among) {
        return open.stream().filter(among).count() < most || makeRoom(among);
    }

    private boolean makeRoom(Predicate<Connection> among) {
        Optional<Connection> least =
                open.stream().filter(among).filter(Connection::isExpendable).min(Connection::byUse);
        least.ifPresent(connection -> {
            open.remove(connection);
            connection.hangUp();
        });
        return least.isPresent();
    }

    synchronized void closed(Connection gone) {
        open.remove(gone);
    }

    synchronized void serve(Connection connection) {
        connection.serve();
    }

    synchronized void answered(Connection connection) {
        connection.answered();
        if (ending) {
            connection.close();
        }
    }

    /** From now on nobody is let in, and whoever waits for no answer is let go; whoever does, once it was written. */
    synchronized void end() {
        ending = true;
        List.copyOf(open).stream().filter(connection -> !connection.isServed()).forEach(Connection::close);
    }

    synchronized boolean isAnybodyServed() {
        return open.stream().anyMatch(Connection::isServed);
    }

    /** The connection is this partner's; returns whether the partner may have it beside its others. */
    synchronized boolean prove(Connection connection, String partner) {
        if (!connection.isProven()) {
            if (open.stream().filter(other -> other.isOf(partner)).count() >= settings.perSender()) {
                return false;
            }
            connection.prove(partner);
        }
        return true;
    }
}
