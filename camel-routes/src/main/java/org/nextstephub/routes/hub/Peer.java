package org.nextstephub.routes.hub;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who is at the other end of a connection, as the connection itself proves it: by a client certificate on the TLS port,
 * by the address it comes from on the plain one. What a message names as its sender (MSH-3, MSH-4) must fit.
 *
 * @param certificate of the TLS handshake; the TLS port lets nobody in without
 */
public record Peer(InetSocketAddress address, Optional<X509Certificate> certificate) {

    /** Whether some partner may send over this connection at all; over any other not a byte is read. */
    public boolean isKnown(List<RegisteredPartner> partners) {
        return partners.stream().anyMatch(this::maySpeakFor);
    }

    /** Whether it may send for this partner: as it proves, or from this machine without TLS. */
    public boolean maySpeakFor(RegisteredPartner partner) {
        boolean isLocal = certificate.isEmpty() && address.getAddress().isLoopbackAddress();
        return isLocal || proves(partner);
    }

    /** Whether the connection proves to be this partner's: by a bound certificate, without TLS by a registered address. */
    public boolean proves(RegisteredPartner partner) {
        return certificate
                .map(shown -> partner.certificates().stream().anyMatch(bound -> isBound(bound, shown)))
                .orElseGet(() -> partner.addresses().stream().anyMatch(this::comesFrom));
    }

    /** By its SHA-256 fingerprint, or by issuer and subject (RFC 4514), as the registry has it. */
    private static boolean isBound(String bound, X509Certificate shown) {
        String names = shown.getIssuerX500Principal().getName() + "|"
                + shown.getSubjectX500Principal().getName();
        return bound.equals(names)
                || bound.replace(":", "").toLowerCase(Locale.ROOT).equals(fingerprint(shown));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return DigestUtils.sha256Hex(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An address, or a network such as {@code 10.1.2.0/24}; what is neither lets nobody in and is never looked up. */
    private boolean comesFrom(String network) {
        int slash = network.indexOf('/');
        String host = slash < 0 ? network : network.substring(0, slash);
        int whole = host.contains(":") ? 128 : 32;
        if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            return false;
        }
        try {
            int bits = slash < 0 ? whole : Integer.parseInt(network.substring(slash + 1));
            return new IpSubnetFilterRule(host, bits, IpFilterRuleType.ACCEPT).matches(address);
        } catch (IllegalArgumentException notANetwork) {
            return false;
        }
    }
}
