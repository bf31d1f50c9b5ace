package org.nextstephub.routes.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a partner may send without TLS. */
class PeerTests {

    private static RegisteredPartner partner(String... addresses) {
        return new RegisteredPartner(
                "lakeshore-hospital",
                List.of("LGHEHR"),
                List.of("LGH"),
                List.of(),
                Arrays.asList(addresses),
                true,
                Map.of(),
                Map.of(),
                Set.of());
    }

    private static Peer from(String address) throws UnknownHostException {
        return new Peer(new InetSocketAddress(InetAddress.getByName(address), 40_000), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.4, 10.1.2.3, false",
        "10.1.2.77, 10.1.2.0/24, true",
        "10.1.3.77, 10.1.2.0/24, false",
        "2001:db8::7, 2001:db8::/64, true",
        "2001:db9::7, 2001:db8::/64, false",
        "2001:db8::7, 10.1.2.3, false",
        "10.1.2.3, hospital.example, false",
        "10.1.2.3, 10.1.2.0/x, false",
        "10.1.2.3, 10.1.2.0/99, false",
        "127.0.0.1, 10.1.2.3, true"
    })
    void itsRegisteredAddressesAndLoopback(String from, String registered, boolean may) throws UnknownHostException {
        assertThat(from(from).maySpeakFor(partner(registered))).isEqualTo(may);
    }

    @Test
    void nobodyWithoutAnAddressSendsFromOutside() throws UnknownHostException {
        assertThat(from("10.1.2.3").maySpeakFor(partner())).isFalse();
        assertThat(from("10.1.2.3").isKnown(List.of(partner(), partner("10.9.9.9"))))
                .isFalse();
        assertThat(from("10.9.9.9").isKnown(List.of(partner(), partner("10.9.9.9"))))
                .isTrue();
    }

    @Test
    void loopbackIsNoProof() throws UnknownHostException {
        assertThat(from("127.0.0.1").proves(partner("10.1.2.3"))).isFalse();
        assertThat(from("127.0.0.1").proves(partner("127.0.0.1"))).isTrue();
        assertThat(from("10.1.2.3").proves(partner("10.1.2.3"))).isTrue();
        assertThat(from("10.1.2.3").proves(partner("10.1.2.4"))).isFalse();
    }
}
