package org.nextstephub.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A new key and its self-signed certificate, both as PEM (RFC 7468), made by the {@code keytool} of this Java: the only one
 * of its tools that makes certificates.
 */
record SelfSigned(String key, String certificate) {

    private static final String ALIAS = "made";

    static SelfSigned of(String host, String organization, Duration valid)
            throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("made.p12");
        String password = UUID.randomUUID().toString();
        try {
            run(host, organization, valid, store, password);
            return read(store, password.toCharArray());
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    private static void run(String host, String organization, Duration valid, Path store, String password)
            throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp384r1",
                        "-sigalg",
                        "SHA384withECDSA",
                        "-dname",
                        "CN=" + host + ", O=" + organization,
                        "-ext",
                        "san=dns:" + host,
                        "-startdate",
                        "-1H",
                        "-validity",
                        Long.toString(valid.toDays()),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        "STORE_PASSWORD"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        keytool.environment().put("STORE_PASSWORD", password);
        try {
            int answer = keytool.start().waitFor();
            if (answer != 0) {
                throw new IOException("keytool answered " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool ran", e);
        }
    }

    private static SelfSigned read(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return new SelfSigned(
                pem("PRIVATE KEY", store.getKey(ALIAS, password).getEncoded()),
                pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
    }

    private static String pem(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }
}
