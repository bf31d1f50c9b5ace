package org.nextstephub.server.store;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobPartitionProvider;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.dao.ThreadPoolFactory;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.api.server.storage.IDeleteExpungeJobSubmitter;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.nextstephub.server.store.hapi.NoBatchJobs;
import org.nextstephub.server.store.schema.HapiSchema;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/** The baseline of the throughput benchmark: HAPI's JPA server with its own defaults, no validation, no security. */
@Import({JpaR4Config.class, HapiJpaConfig.class})
public class BareHapi {

    @Bean
    TomcatServletWebServerFactory tomcat(Environment settings) {
        return new TomcatServletWebServerFactory(settings.getRequiredProperty("server.port", Integer.class));
    }

    @Bean
    DataSource dataSource(Environment settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.getRequiredProperty("bare.url"));
        pool.setUsername(settings.getRequiredProperty("bare.user"));
        pool.setPassword(settings.getRequiredProperty("bare.password"));
        pool.setMaximumPoolSize(24);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    @Bean
    JpaStorageSettings storageSettings() {
        return new JpaStorageSettings();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    ThreadPoolFactory threadPoolFactory() {
        return new ThreadPoolFactory();
    }

    @Bean
    IJobCoordinator jobCoordinator() {
        return NoBatchJobs.of(IJobCoordinator.class);
    }

    @Bean
    IJobPartitionProvider jobPartitionProvider() {
        return NoBatchJobs.of(IJobPartitionProvider.class);
    }

    @Bean
    IDeleteExpungeJobSubmitter deleteExpungeJobSubmitter() {
        return NoBatchJobs.of(IDeleteExpungeJobSubmitter.class);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            ConfigurableListableBeanFactory beans,
            DataSource dataSource,
            FhirContext fhir,
            JpaStorageSettings settings) {
        HapiSchema.migrate(dataSource);
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
        factory.setPersistenceUnitName("bare");
        factory.setDataSource(dataSource);
        Properties jpa = new Properties();
        jpa.put("hibernate.dialect", HapiFhirPostgresDialect.class.getName());
        jpa.put("hibernate.hbm2ddl.auto", "none");
        jpa.put("hibernate.search.enabled", "false");
        jpa.put("hibernate.jdbc.batch_size", "50");
        jpa.put("hibernate.order_inserts", "true");
        jpa.put("hibernate.order_updates", "true");
        factory.setJpaProperties(jpa);
        return factory;
    }

    @Bean({"transactionManager", "hapiTransactionManager"})
    @Primary
    PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    ServletRegistrationBean<RestfulServer> server(FhirContext fhir, JpaSystemProvider<?, ?> system) {
        RestfulServer server = new RestfulServer(fhir);
        server.registerProvider(system);
        return new ServletRegistrationBean<>(server, "/fhir/*");
    }
}
