package org.nextstephub.server.connection;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.nextstephub.profiles.Subscriber;

/** Closes a connection at once if its address has as many open as one address may have. */
final class AddressLimit extends NioEndpoint {

    private final OpenConnections open = new OpenConnections();
    private int most = Integer.MAX_VALUE;
    private Set<InetAddress> proxies = Set.of();
    private Runnable refused = () -> {};

    void limit(HttpSettings settings, Runnable told) {
        most = settings.perAddress();
        proxies = Set.copyOf(settings.proxies());
        refused = told;
    }

    /** Called for each connection by the one thread that accepts them. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        Optional<Subscriber> counted = counted(socket);
        if (counted.isPresent() && !open.opened(counted.get(), most)) {
            refused.run();
            destroySocket(socket);
            return false;
        }
        boolean taken = super.setSocketOptions(socket);
        if (!taken && !connections.containsKey(socket)) {
            counted.ifPresent(open::closed);
        }
        return taken;
    }

    private Optional<Subscriber> counted(SocketChannel socket) {
        return Optional.ofNullable(socket.socket().getInetAddress())
                .filter(address -> !proxies.contains(address))
                .map(Subscriber::of);
    }

    /** Tomcat gives it one as soon as it is made. */
    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new Counting(handler));
    }

    /** Hears of the end of each connection that was taken, once. */
    private final class Counting implements Handler<NioChannel> {

        private final Handler<NioChannel> next;

        Counting(Handler<NioChannel> next) {
            this.next = next;
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> connection) {
            counted(connection.getSocket().getIOChannel()).ifPresent(open::closed);
            next.release(connection);
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
            return next.process(connection, event);
        }

        @Override
        public Object getGlobal() {
            return next.getGlobal();
        }

        @Override
        public void pause() {
            next.pause();
        }

        @Override
        public void recycle() {
            next.recycle();
        }
    }
}
