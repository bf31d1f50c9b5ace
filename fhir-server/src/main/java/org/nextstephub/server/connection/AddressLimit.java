package org.nextstephub.server.connection;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.apache.tomcat.util.net.NioEndpoint;

/** Closes a connection at once if its address has as many open as one address may have. */
final class AddressLimit extends NioEndpoint {

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
        InetAddress address = socket.socket().getInetAddress();
        if (proxies.contains(address) || open(address) < most) {
            return super.setSocketOptions(socket);
        }
        refused.run();
        destroySocket(socket);
        return false;
    }

    private long open(InetAddress address) {
        return connections.keySet().stream()
                .filter(socket -> address.equals(socket.socket().getInetAddress()))
                .count();
    }
}
