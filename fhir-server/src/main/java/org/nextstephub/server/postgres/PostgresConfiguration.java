package org.nextstephub.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The data source: the PostgreSQL that {@code HUB_DB_URL} names, else the embedded one. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    @Conditional(NoExternalDatabase.class)
    static StartedAhead startedAhead(Environment environment) {
        return new StartedAhead(environment);
    }

    @Bean(destroyMethod = "close")
    @Conditional(NoExternalDatabase.class)
    EmbeddedPostgres embeddedPostgres(StartedAhead ahead) {
        return ahead.get();
    }

    @Bean
    DatabaseAddress databaseAddress(HubSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        @Nullable EmbeddedPostgres own = embedded.getIfAvailable();
        return own == null
                ? new DatabaseAddress(
                        Objects.requireNonNull(settings.db().url()),
                        settings.db().user(),
                        settings.db().password())
                : new DatabaseAddress(own.jdbcUrl(), EmbeddedPostgres.USER, own.password());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(HubSettings settings, DatabaseAddress address) {
        return address.pool(settings.db().connections());
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("nextstep.db.url", "").isBlank();
        }
    }
}
