package org.nextstephub.routes.mllp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MLLP listener.
 *
 * @param port -1: it does not listen
 * @param tlsPort with TLS and client certificates, once there is an SSL bundle {@code mllp}; absent: 2576 beside 2575 or
 *     alone, none beside another port, so that a second hub needs to be told nothing
 * @param address beyond loopback, what comes without TLS must come from an address that its partner is registered with
 * @param frame longest time from the first byte of a frame to its end
 * @param silence how long nothing must come after FS for it to end a frame also without CR; zero: it never does
 * @param firstFrame longest time from a connection to the start of its first frame
 * @param idle longest time without a frame afterwards
 * @param connections most connections at a time
 * @param perAddress most connections at a time from one address; all of an IPv6 /64 count as one
 * @param proxies addresses that may have any number of connections, because others come through them
 * @param proxyProtocol addresses of proxies that begin each connection with the PROXY protocol, and nobody else may
 * @param perSender most connections at a time that prove to be the same partner's, by certificate or address
 */
@ConfigurationProperties("nextstep.mllp")
public record MllpSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("2575") int port,
        @Nullable Integer tlsPort,
        @DefaultValue("30s") Duration frame,
        @DefaultValue("1s") Duration silence,
        @DefaultValue("15s") Duration firstFrame,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("50") int connections,
        @DefaultValue("20") int perAddress,
        @DefaultValue({"127.0.0.1", "::1"}) List<InetAddress> proxies,
        @DefaultValue List<InetAddress> proxyProtocol,
        @DefaultValue("5") int perSender) {

    public MllpSettings {
        proxies = List.copyOf(proxies);
        proxyProtocol = List.copyOf(proxyProtocol);
    }

    private static final int PLAIN = 2575;
    private static final int WITH_TLS = 2576;

    int portWithTls() {
        if (tlsPort != null) {
            return tlsPort;
        }
        return port == PLAIN || port < 0 ? WITH_TLS : -1;
    }

    /** Most bytes of a message: what the gate takes in a body too. */
    static final int MAX_FRAME = 1 << 20;
}
