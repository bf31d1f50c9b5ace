package org.nextstephub.server.connection;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of HTTP connections.
 *
 * @param body longest time from a request's headers to the end of its body
 * @param perAddress most connections at a time from one address; all of an IPv6 /64 count as one
 * @param proxies addresses that may have any number of connections, because others come through them
 */
@ConfigurationProperties("nextstep.http")
public record HttpSettings(
        @DefaultValue("30s") Duration body,
        @DefaultValue("100") int perAddress,
        @DefaultValue({"127.0.0.1", "::1"}) List<InetAddress> proxies) {

    public HttpSettings {
        proxies = List.copyOf(proxies);
    }
}
