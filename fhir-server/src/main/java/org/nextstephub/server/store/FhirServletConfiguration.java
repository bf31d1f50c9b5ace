package org.nextstephub.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.OrderedRequests;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.access.capability.Capability;
import org.nextstephub.server.access.error.PlainErrors;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The FHIR REST server: thin providers behind the gate. */
@Configuration(proxyBeanMethods = false)
class FhirServletConfiguration {

    private static final List<Class<? extends Resource>> TYPES = List.of(
            ServiceRequest.class,
            Task.class,
            Patient.class,
            Consent.class,
            Organization.class,
            Endpoint.class,
            HealthcareService.class,
            Contract.class,
            PractitionerRole.class,
            EpisodeOfCare.class,
            Encounter.class,
            QuestionnaireResponse.class,
            CareTeam.class,
            Communication.class,
            AuditEvent.class);

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            FhirContext fhir,
            DaoRegistry daos,
            MatchUrlService urls,
            SearchTransaction searching,
            Sight sight,
            List<HubProvider> writers,
            List<HubInterceptor> watchers,
            HubSettings settings) {
        RestfulServer server = new RestfulServer(fhir) {
            @Override
            public void addHeadersToResponse(HttpServletResponse response) {
                // what it runs on is nobody's concern
            }
        };
        List<IResourceProvider> providers = new ArrayList<>(writers);
        TYPES.forEach(type -> providers.add(provider(type, daos, urls, searching)));
        server.setResourceProviders(providers);
        server.setServerConformanceProvider(new Capability(settings.fhirBase()));
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(settings.fhirBase()));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPageSize(20);
        server.setMaximumPageSize(SearchProvider.MAX_COUNT);
        server.registerInterceptor(new AccessInterceptor(sight));
        server.registerInterceptor(new OrderedRequests());
        server.registerInterceptor(new PlainErrors());
        watchers.forEach(server::registerInterceptor);
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static <T extends Resource> IResourceProvider provider(
            Class<T> type, DaoRegistry daos, MatchUrlService urls, TransactionOperations searching) {
        return new SearchProvider<>(type, daos.getResourceDao(type), urls, searching);
    }
}
