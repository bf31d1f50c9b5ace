package org.nextstephub.profiles;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Whose an address is where tries and connections are counted: an IPv4 address, or the 64 bits of an IPv6 address that belong
 * to one subscriber (RFC 6177), who has the other 64 at will.
 */
public record Subscriber(String network) {

    private static final int BYTES = 8;
    private static final Subscriber UNKNOWN = new Subscriber("unknown");

    public static Subscriber of(InetAddress address) {
        return address instanceof Inet6Address
                ? new Subscriber(HexFormat.of().formatHex(address.getAddress(), 0, BYTES))
                : new Subscriber(address.getHostAddress());
    }

    /** @param address as a number; a name is nobody's, and never looked up */
    public static Subscriber of(String address) {
        return InetAddresses.isInetAddress(address) ? of(InetAddresses.forString(address)) : UNKNOWN;
    }
}
