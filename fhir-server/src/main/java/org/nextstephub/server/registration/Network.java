package org.nextstephub.server.registration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address or a network from which a partner sends, such as {@code 10.1.2.3} or {@code 10.1.2.0/24} (RFC 4632).
 *
 * @param bits how many of the address name the network
 */
record Network(InetAddress address, int bits) {

    /** Nothing else reaches Java's parser, which looks names up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    static Optional<Network> of(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(parts[0]);
            int whole = address.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
            return bits < 0 || bits > whole ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (UnknownHostException | NumberFormatException invalid) {
            return Optional.empty();
        }
    }

    /** Whether some address lies in both. */
    boolean overlaps(Network other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int common = Math.min(bits, other.bits);
        for (int bit = 0; bit < common; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
