package org.nextstephub.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four connections in total, two of an address, two of a partner. */
class ConnectionsTests {

    private static final String PROXY = "127.0.0.1";

    private final List<Connection> hungUp = new ArrayList<>();
    private final List<Connection> letGo = new ArrayList<>();
    private final Connections connections = new Connections(new MllpSettings(
            "127.0.0.1",
            -1,
            null,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            4,
            2,
            List.of(address(PROXY)),
            List.of(),
            2));

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Connection from(String address) {
        Connection[] itself = new Connection[1];
        itself[0] =
                new Connection(Optional.of(address(address)), () -> hungUp.add(itself[0]), () -> letGo.add(itself[0]));
        return itself[0];
    }

    private Connection opened(String address) {
        Connection connection = from(address);
        assertThat(connections.open(connection)).isTrue();
        return connection;
    }

    private Connection used(String address) {
        Connection connection = opened(address);
        connections.serve(connection);
        connections.answered(connection);
        return connection;
    }

    @Test
    void whatOnlyWaitsMakesRoomBeforeWhatWasUsed() {
        Connection used = used(PROXY);
        Connection first = opened(PROXY);
        Connection second = opened(PROXY);
        opened(PROXY);

        opened(PROXY);
        opened(PROXY);
        assertThat(hungUp).containsExactly(first, second).doesNotContain(used);
    }

    @Test
    void ofWhatWasUsedTheLongestQuietMakesRoom() {
        Connection first = used(PROXY);
        Connection second = used(PROXY);
        used(PROXY);
        used(PROXY);
        connections.serve(first);
        connections.answered(first);

        opened(PROXY);
        assertThat(hungUp).containsExactly(second);
    }

    @Test
    void whatIsProvenOrWaitsForAnAnswerStays() {
        Connection proven = opened(PROXY);
        assertThat(connections.prove(proven, "lakeshore-hospital")).isTrue();
        for (int i = 0; i < 3; i++) {
            connections.serve(opened(PROXY));
        }
        Connection newcomer = from(PROXY);
        assertThat(connections.open(newcomer)).isFalse();
        assertThat(hungUp).isEmpty();

        connections.closed(proven);
        assertThat(connections.open(newcomer)).isTrue();
    }

    @Test
    void anAddressUsesUpItsOwnShareOnly() {
        Connection other = opened("10.1.2.3");
        Connection first = opened("10.9.9.9");
        opened("10.9.9.9");
        opened("10.9.9.9");
        assertThat(hungUp).containsExactly(first).doesNotContain(other);
    }

    @Test
    void allIpv6AddressesOfASubscriberAreOneAddress() {
        Connection first = opened("2001:db8:1:2::1");
        Connection other = opened("2001:db8:1:3::1");
        opened("2001:db8:1:2::2");
        opened("2001:db8:1:2::3");
        assertThat(hungUp).containsExactly(first).doesNotContain(other);
    }

    @Test
    void atTheEndWhoeverWaitsForAnAnswerGetsItAndNobodyIsLetIn() {
        Connection quiet = used(PROXY);
        Connection served = opened(PROXY);
        connections.serve(served);

        connections.end();
        assertThat(letGo).containsExactly(quiet);
        assertThat(connections.isAnybodyServed()).isTrue();
        assertThat(connections.open(from(PROXY))).isFalse();

        connections.answered(served);
        assertThat(letGo).containsExactly(quiet, served);
        assertThat(connections.isAnybodyServed()).isFalse();
    }

    @Test
    void aPartnersShareIsWhatProvesToBeIts() {
        Connection first = opened(PROXY);
        assertThat(connections.prove(first, "lakeshore-hospital")).isTrue();
        assertThat(connections.prove(opened(PROXY), "lakeshore-hospital")).isTrue();
        Connection third = opened(PROXY);
        assertThat(connections.prove(third, "lakeshore-hospital")).isFalse();
        assertThat(connections.prove(third, "rideau-clinic")).isTrue();
        assertThat(connections.prove(first, "lakeshore-hospital")).as("again").isTrue();
    }
}
