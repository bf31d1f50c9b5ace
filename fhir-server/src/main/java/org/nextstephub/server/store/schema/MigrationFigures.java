package org.nextstephub.server.store.schema;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What the last migration came to: the version of the tables, and how long it took. */
final class MigrationFigures {

    private volatile int schema;
    private volatile double seconds;

    MigrationFigures(MeterRegistry meters) {
        meters.gauge("hub.schema.version", this, figures -> figures.schema);
        meters.gauge("hub.migration.seconds", this, figures -> figures.seconds);
    }

    void migrated(int version, Duration took) {
        schema = version;
        seconds = took.toMillis() / 1000.0;
    }
}
