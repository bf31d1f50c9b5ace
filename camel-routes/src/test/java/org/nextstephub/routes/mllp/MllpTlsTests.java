package org.nextstephub.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** What the TLS port demands of every connection. */
class MllpTlsTests {

    @Test
    void speaksNewVersionsOnlyAndDemandsACertificate() {
        DefaultSslBundleRegistry bundles =
                new DefaultSslBundleRegistry(MllpTls.BUNDLE, SslBundle.of(SslStoreBundle.NONE));
        SSLEngine engine = new MllpTls(bundles).handler().engine();
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(engine.getNeedClientAuth()).isTrue();
        assertThat(engine.getUseClientMode()).isFalse();
    }
}
