package org.nextstephub.server.store.schema;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import org.nextstephub.server.postgres.DatabaseAddress;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tables first: whatever uses the database waits for them. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    @Bean
    MigrationFigures migrationFigures(MeterRegistry meters) {
        return new MigrationFigures(meters);
    }

    @Bean
    SchemaMigration schemaMigration(
            DatabaseAddress address,
            HubSettings settings,
            MigrationFigures figures,
            @Value("${management.server.address}") String management,
            @Value("${management.server.port}") int port) {
        return new SchemaMigration(
                address.forMigrations(),
                settings.db().migrate(),
                figures,
                new InetSocketAddress(management, Math.max(0, port)));
    }
}
