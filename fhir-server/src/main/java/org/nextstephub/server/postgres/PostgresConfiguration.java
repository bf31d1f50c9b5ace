package org.nextstephub.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

/** One data source: the PostgreSQL that {@code HUB_DB_URL} names, else the embedded one. */
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

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(HubSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        HikariConfig config = new HikariConfig();
        @Nullable EmbeddedPostgres own = embedded.getIfAvailable();
        config.setJdbcUrl(own == null ? settings.db().url() : own.jdbcUrl());
        config.setUsername(own == null ? settings.db().user() : EmbeddedPostgres.USER);
        config.setPassword(own == null ? settings.db().password() : own.password());
        config.setPoolName("hub");
        config.setMaximumPoolSize(settings.db().connections());
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.addDataSourceProperty("ApplicationName", "nextstep-hub");
        config.addDataSourceProperty("socketTimeout", "30");
        // A person's row is held for milliseconds; whoever waits longer is told to try again while they still listen.
        // A statement ends on the server, too, before the hub gives it up.
        config.setConnectionInitSql("set lock_timeout = '10s'; set statement_timeout = '25s'");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("nextstep.db.url", "").isBlank();
        }
    }
}
