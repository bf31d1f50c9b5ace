package org.nextstephub.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A new key and its self-signed certificate, both as PEM (RFC 7468), made by the {@code keytool} of the running Java, which
 * has no public class that makes certificates.
 */
record SelfSigned(String key, String certificate) {

    private static final String ALIAS = "made";
    private static final String KEY = "-J-XX:TieredStopAtLevel=1 -genkeypair -alias " + ALIAS
            + " -keyalg EC -groupname secp384r1 -sigalg SHA384withECDSA -startdate -1H"
            + " -storetype PKCS12 -storepass:env STORE_PASSWORD";

    static SelfSigned of(String host, String organization, Duration valid)
            throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("made.p12");
        String password = UUID.randomUUID().toString();
        try {
            run(
                    password,
                    List.of("-dname", "CN=" + host + ", O=" + organization),
                    List.of("-ext", "san=dns:" + host),
                    List.of("-validity", Long.toString(valid.toDays())),
                    List.of("-keystore", store.toString()));
            return read(store, password.toCharArray());
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    @SafeVarargs
    private static void run(String password, List<String>... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(KEY.split(" ")));
        List.of(options).forEach(command::addAll);
        ProcessBuilder keytool =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
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
