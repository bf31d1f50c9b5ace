package org.nextstephub.server.store.hapi;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobPartitionProvider;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.cache.ResourceChangeListenerCacheFactory;
import ca.uhn.fhir.jpa.cache.ResourceChangeListenerRegistryImpl;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.dao.ThreadPoolFactory;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.rest.api.server.storage.IDeleteExpungeJobSubmitter;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.envers.repository.support.EnversRevisionRepositoryFactoryBean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/**
 * HAPI FHIR JPA, R4 only, with the settings a consent-gated store needs (docs/adr/0002, 0006). HAPI's repositories are
 * declared as it does, but each reads its queries when it is first used: most never are.
 */
@Configuration(proxyBeanMethods = false)
@Import({JpaR4Config.class, HapiJpaConfig.class})
@EnableJpaRepositories(
        basePackages = "ca.uhn.fhir.jpa.dao.data",
        repositoryFactoryBeanClass = EnversRevisionRepositoryFactoryBean.class,
        bootstrapMode = BootstrapMode.LAZY)
public class HapiJpaConfiguration {

    @Bean
    static OnlyNeededTypes onlyNeededTypes() {
        return new OnlyNeededTypes();
    }

    /** All beans are declared by now, so that who looks for one by its type need not go through all of them each time. */
    @Bean
    static BeanFactoryPostProcessor allBeansAreDeclared() {
        return ConfigurableListableBeanFactory::freezeConfiguration;
    }

    @Bean
    public JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setAutoSupportDefaultSearchParams(false);
        // Takes up JarSearchParameters, the only source there is: no API writes a SearchParameter.
        settings.setDefaultSearchParamsCanBeOverridden(true);
        settings.setAllowInlineMatchUrlReferences(false);
        // Nothing is ever deleted, so HAPI may remember which row an id is, instead of asking at every reference.
        settings.setDeleteEnabled(false);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.NOT_ALLOWED);
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setExpireSearchResultsAfterMillis(5 * 60 * 1000L);
        settings.setMaximumTransactionBundleSize(200);
        settings.setEnforceReferentialIntegrityOnWrite(true);
        settings.setStatusBasedReindexingDisabled(true);
        settings.setEnableTaskBulkExportJobExecution(false);
        settings.setEnableTaskBulkImportJobExecution(false);
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        return settings;
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    /** Replaces HAPI's provider, which would read search parameters from the database. */
    @Bean
    JarSearchParameters searchParamProvider(FhirContext fhir) {
        return new JarSearchParameters(fhir);
    }

    @Bean
    FixedSearchParameters searchParamRegistry(JarSearchParameters parameters) {
        return new FixedSearchParameters(parameters);
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

    /** Replaces HAPI's, which needs the batch framework. */
    @Bean
    IDeleteExpungeJobSubmitter deleteExpungeJobSubmitter() {
        return NoBatchJobs.of(IDeleteExpungeJobSubmitter.class);
    }

    /** HAPI asks for this bean by its class while declaring only its interface, which lazy start cannot see. */
    @Bean
    ResourceChangeListenerRegistryImpl resourceChangeListenerRegistry(
            FhirContext fhir,
            PartitionSettings partitions,
            ResourceChangeListenerCacheFactory caches,
            @Lazy InMemoryResourceMatcher matcher) {
        return new ResourceChangeListenerRegistryImpl(fhir, partitions, caches, matcher);
    }
}
