package org.nextstephub.server.registration;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.store.HubProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Create and update of the registry's types; reading and searching them is where all types are read and searched. */
@Configuration(proxyBeanMethods = false)
class RegistrationProviders {

    @Bean
    HubProvider organizationRegistration(Registration registration) {
        return new Provider<>(Organization.class, registration);
    }

    @Bean
    HubProvider endpointRegistration(Registration registration) {
        return new Provider<>(Endpoint.class, registration);
    }

    @Bean
    HubProvider programmeRegistration(Registration registration) {
        return new Provider<>(HealthcareService.class, registration);
    }

    @Bean
    HubProvider workerRegistration(Registration registration) {
        return new Provider<>(PractitionerRole.class, registration);
    }

    @Bean
    HubProvider contractRegistration(Registration registration) {
        return new Provider<>(Contract.class, registration);
    }

    /** One type's way into the registry. */
    public static final class Provider<T extends Resource> implements HubProvider {

        private final Class<T> type;
        private final Registration registration;

        Provider(Class<T> type, Registration registration) {
            this.type = type;
            this.registration = registration;
        }

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return type;
        }

        @Create
        public MethodOutcome create(@ResourceParam T entry, ServletRequestDetails request) {
            entry.setId((String) null);
            return taken(entry, request).setCreated(true);
        }

        /** A new version; If-Match names the version it replaces, so that nobody's change is lost. */
        @Update
        public MethodOutcome update(@IdParam IdType id, @ResourceParam T entry, ServletRequestDetails request) {
            String match = request.getHeader("If-Match");
            if (match == null || !match.matches("W/\"\\d+\"")) {
                throw new PlainAnswer(
                        412, IssueType.CONFLICT, "If-Match must name the version being replaced, such as W/\"1\"");
            }
            entry.setId(new IdType(type.getSimpleName(), id.getIdPart(), match.replaceAll("\\D", "")));
            return taken(entry, request);
        }

        private MethodOutcome taken(T entry, ServletRequestDetails request) {
            T stored = registration.take(
                    entry, Callers.of(request.getServletRequest()).orElseThrow());
            return new MethodOutcome(stored.getIdElement()).setResource(stored);
        }
    }
}
