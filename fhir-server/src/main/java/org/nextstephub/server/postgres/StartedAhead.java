package org.nextstephub.server.postgres;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Lets the embedded PostgreSQL start while the program's parts are being put together. */
final class StartedAhead implements BeanFactoryPostProcessor, DisposableBean {

    private final CompletableFuture<EmbeddedPostgres> server;

    StartedAhead(Environment environment) {
        Binder settings = Binder.get(environment);
        Path data = settings.bind("nextstep.data", Path.class).orElse(Path.of("data"));
        boolean durable = settings.bind("nextstep.db.durable", Boolean.class).orElse(true);
        server = CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.start(data.resolve("postgres"), durable),
                start -> new Thread(start, "postgres-start").start());
    }

    /** The server once it answers, or what kept it from starting. */
    EmbeddedPostgres get() {
        try {
            return server.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw failed;
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // being made this early is all that is wanted
    }

    /** When the start fails elsewhere, before anybody asked for the server. */
    @Override
    public void destroy() {
        server.thenAccept(EmbeddedPostgres::close)
                .exceptionally(neverStarted -> null)
                .join();
    }
}
