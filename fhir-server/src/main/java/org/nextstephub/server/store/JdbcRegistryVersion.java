package org.nextstephub.server.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The number that changes whenever an organization, agreement or endpoint does. A transaction asks once: what it does
 * rests on one state of the registry, that of its first look.
 */
@Component
public class JdbcRegistryVersion {

    private final JdbcClient jdbc;

    JdbcRegistryVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long current() {
        return seen().map(this::of).orElseGet(this::read);
    }

    void increase() {
        jdbc.sql("update hub.registry set version = version + 1").update();
        seen().ifPresent(seen -> seen.version = null);
    }

    private long of(Seen seen) {
        @Nullable Long known = seen.version;
        long version = known == null ? read() : known;
        seen.version = version;
        return version;
    }

    private long read() {
        return jdbc.sql("select version from hub.registry").query(Long.class).single();
    }

    /** Empty outside a transaction. */
    private Optional<Seen> seen() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Seen seen) {
            return Optional.of(seen);
        }
        Seen seen = new Seen();
        seen.resume();
        TransactionSynchronizationManager.registerSynchronization(seen);
        return Optional.of(seen);
    }

    /** What a transaction saw, until it ends or changes the registry itself; one that interrupts it looks for itself. */
    private final class Seen implements TransactionSynchronization {

        private @Nullable Long version;

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(JdbcRegistryVersion.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(JdbcRegistryVersion.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            suspend();
        }
    }
}
