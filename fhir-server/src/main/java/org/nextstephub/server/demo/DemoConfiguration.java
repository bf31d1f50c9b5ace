package org.nextstephub.server.demo;

import java.util.Objects;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.token.TokenFiles;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo keys in demo mode; the files that production names otherwise. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    @Bean
    TokenFiles tokenFiles(HubSettings settings) {
        return settings.demo()
                ? DemoKeys.createIn(settings.data().resolve("demo"))
                : new TokenFiles(
                        Objects.requireNonNull(settings.tokens().clients()),
                        Objects.requireNonNull(settings.tokens().signingKey()));
    }

    @Bean
    DemoCertificates demoCertificates(HubSettings settings) {
        return new DemoCertificates(settings.data().resolve("demo").resolve("tls"));
    }

    /** In production the operator names the files of this bundle ({@code spring.ssl.bundle.pem.mllp}). */
    @Bean
    SslBundleRegistrar demoTls(HubSettings settings, DemoCertificates certificates) {
        return bundles -> {
            if (settings.demo()) {
                certificates.create();
                bundles.registerBundle("mllp", bundle(certificates));
            }
        };
    }

    private static SslBundle bundle(DemoCertificates certificates) {
        return SslBundle.of(new PemSslStoreBundle(
                PemSslStoreDetails.forCertificate(
                                certificates.certificate().toUri().toString())
                        .withPrivateKey(certificates.key().toUri().toString()),
                PemSslStoreDetails.forCertificate(certificates.trusted().toUri().toString())));
    }
}
