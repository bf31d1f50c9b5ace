package org.nextstephub.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.nextstephub.server.settings.HubKeys;

/**
 * Certificates for MLLP over TLS, made at first start under {@code demo/tls}: the hub's own, and one for each partner
 * that sends HL7 v2, all self-signed. {@code trusted.pem} holds the partners', {@code hub.crt} is what they trust.
 */
final class DemoCertificates {

    static final List<String> PARTNERS = List.of("lakeshore-hospital", "rideau-clinic", "quinte-clinic");

    private static final String HUB = "hub";
    private static final Duration VALID = Duration.ofDays(3650);

    private final Path folder;

    DemoCertificates(Path folder) {
        this.folder = folder;
    }

    Path certificate() {
        return folder.resolve(HUB + ".crt");
    }

    Path key() {
        return folder.resolve(HUB + ".key");
    }

    Path trusted() {
        return folder.resolve("trusted.pem");
    }

    /** Makes what is missing. */
    void create() {
        if (Files.exists(trusted())) {
            return;
        }
        try {
            StringBuilder trusted = new StringBuilder();
            make(HUB, "localhost");
            for (String partner : PARTNERS) {
                trusted.append(make(partner, partner + ".example"));
            }
            HubKeys.writePrivately(trusted(), trusted.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The demo certificates cannot be made in " + folder, e);
        }
    }

    /** SHA-256 of a partner's certificate, as the registry binds it. */
    String fingerprint(String partner) {
        try (var in = Files.newInputStream(folder.resolve(partner + ".crt"))) {
            X509Certificate certificate = (X509Certificate)
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in);
            return DigestUtils.sha256Hex(certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The demo certificate of " + partner + " cannot be read", e);
        }
    }

    private String make(String name, String host) throws IOException, GeneralSecurityException {
        SelfSigned made = SelfSigned.of(host, name + " (fictional)", VALID);
        HubKeys.writePrivately(folder.resolve(name + ".key"), made.key().getBytes(StandardCharsets.US_ASCII));
        HubKeys.writePrivately(folder.resolve(name + ".crt"), made.certificate().getBytes(StandardCharsets.US_ASCII));
        return made.certificate();
    }
}
