package org.nextstephub.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as one. */
class SubscriberTests {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false"
    })
    void areOne(String first, String second, boolean one) throws UnknownHostException {
        assertThat(Subscriber.of(first).equals(Subscriber.of(second))).isEqualTo(one);
        assertThat(Subscriber.of(first)).isEqualTo(Subscriber.of(InetAddress.getByName(first)));
    }

    @Test
    void looksUpNoName() {
        assertThat(Subscriber.of("not:an:address")).isEqualTo(Subscriber.of("localhost"));
        assertThat(Subscriber.of("localhost")).isNotEqualTo(Subscriber.of("127.0.0.1"));
    }
}
