package org.nextstephub.routes.mllp;

import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * TLS of the MLLP port: 1.2 or 1.3, and a client certificate is demanded. Keys and trust are those of Spring's SSL bundle
 * {@code mllp}; files that change are read again without a restart (IHE ITI TF-2, 3.19).
 */
final class MllpTls {

    static final String BUNDLE = "mllp";

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final long HANDSHAKE_MILLIS = 10_000;

    private volatile SSLContext current;

    MllpTls(SslBundles bundles) {
        SslBundle bundle = bundles.getBundle(BUNDLE);
        current = bundle.createSslContext();
        bundles.addBundleUpdateHandler(BUNDLE, changed -> current = changed.createSslContext());
    }

    /** The first handler of a connection. */
    SslHandler handler() {
        SSLEngine engine = current.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(VERSIONS);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }
}
