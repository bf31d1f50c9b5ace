package org.nextstephub.server.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * From where somebody tries to sign in.
 *
 * @param key what its tries are counted under
 * @param isKnown it is a browser on which the account's owner has signed in before
 */
record Place(String key, boolean isKnown) {

    private static final int SUBSCRIBER_BYTES = 8;

    static Place knownDevice(String cookieHash) {
        return new Place("device " + cookieHash, true);
    }

    /** Of an IPv6 address the 64 bits that belong to one subscriber (RFC 6177). */
    static Place elsewhere(String address) {
        return new Place("address " + (address.contains(":") ? network(address) : address), false);
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBSCRIBER_BYTES));
        } catch (UnknownHostException invalid) {
            return "unknown";
        }
    }
}
