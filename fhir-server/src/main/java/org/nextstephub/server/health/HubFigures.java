package org.nextstephub.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What runs here, and how long its certificates still count. */
@Component
@Lazy(false)
class HubFigures {

    private final SslBundles bundles;

    HubFigures(MeterRegistry meters, SslBundles bundles) {
        this.bundles = bundles;
        String version = Optional.ofNullable(HubFigures.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        Gauge.builder("hub.info", () -> 1)
                .description("Always 1; the version of this hub")
                .tag("version", version)
                .register(meters);
        bundles.getBundleNames().forEach(name -> Gauge.builder("hub.certificate.days.left", () -> daysLeft(name))
                .description("Days until the hub's own certificate ends")
                .tag("bundle", name)
                .register(meters));
    }

    /** Of the one that ends first; not a number where there is none, as in a bundle that only trusts. */
    private double daysLeft(String name) {
        try {
            @Nullable KeyStore keys = bundles.getBundle(name).getStores().getKeyStore();
            if (keys == null) {
                return Double.NaN;
            }
            double least = Double.NaN;
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getCertificate(alias) instanceof X509Certificate own) {
                    double days =
                            Duration.between(Instant.now(), own.getNotAfter().toInstant())
                                            .toHours()
                                    / 24.0;
                    least = Double.isNaN(least) ? days : Math.min(least, days);
                }
            }
            return least;
        } catch (KeyStoreException unreadable) {
            return 0;
        }
    }
}
