package org.nextstephub.server.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The demo certificates cannot be made in " + folder, e);
        }
    }

    /** SHA-256 of a partner's certificate, as the registry binds it. */
    String fingerprint(String partner) {
        try (var in = Files.newInputStream(folder.resolve(partner + ".crt"))) {
            X509Certificate certificate = (X509Certificate)
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in);
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(sum);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The demo certificate of " + partner + " cannot be read", e);
        }
    }

    private String make(String name, String host)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = new X500Name("CN=" + host + ",O=" + name + " (fictional)");
        Instant now = Instant.now();
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.plus(VALID)),
                        subject,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .build(new JcaContentSignerBuilder("SHA384withECDSA").build(pair.getPrivate()));
        HubKeys.writePrivately(
                folder.resolve(name + ".key"),
                pem(new JcaPKCS8Generator(pair.getPrivate(), null)).getBytes(StandardCharsets.UTF_8));
        String text = pem(certificate);
        HubKeys.writePrivately(folder.resolve(name + ".crt"), text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    private static String pem(Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }
}
