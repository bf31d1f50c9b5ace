package org.nextstephub.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Subscriber;

/** Two connections of a subscriber. */
class OpenConnectionsTests {

    private final OpenConnections connections = new OpenConnections();

    private boolean opened(String address) {
        return connections.opened(Subscriber.of(address), 2);
    }

    @Test
    void allAddressesOfASubscriberShareOneCount() {
        assertThat(opened("2001:db8:1:2::1")).isTrue();
        assertThat(opened("2001:db8:1:2::2")).isTrue();
        assertThat(opened("2001:db8:1:2::3")).isFalse();
        assertThat(opened("2001:db8:1:3::1")).isTrue();
        connections.closed(Subscriber.of("2001:db8:1:2::1"));
        assertThat(opened("2001:db8:1:2::3")).isTrue();
        assertThat(opened("2001:db8:1:2::4")).isFalse();
    }

    @Test
    void whoeverHasNoneIsForgotten() {
        for (int i = 0; i < 2; i++) {
            opened("192.0.2.1");
        }
        assertThat(opened("192.0.2.1")).isFalse();
        for (int i = 0; i < 3; i++) {
            connections.closed(Subscriber.of("192.0.2.1"));
        }
        assertThat(connections.isEmpty()).isTrue();
    }
}
