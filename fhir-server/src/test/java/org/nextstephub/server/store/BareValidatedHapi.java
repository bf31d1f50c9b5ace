package org.nextstephub.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.nextstephub.profiles.ConformanceResources;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The bare server, and beside it under {@code /validated} the same with HAPI's request validation against the hub's
 * profiles, put together as HAPI's documentation shows.
 */
@Import(BareHapi.class)
public class BareValidatedHapi {

    @Bean
    ServletRegistrationBean<RestfulServer> validatedServer(FhirContext fhir, JpaSystemProvider<?, ?> system) {
        RestfulServer server = new RestfulServer(fhir);
        server.registerProvider(system);
        RequestValidatingInterceptor validation = new RequestValidatingInterceptor();
        validation.addValidatorModule(validator(fhir));
        server.registerInterceptor(validation);
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/validated/*");
        registration.setName("validated");
        return registration;
    }

    private static FhirInstanceValidator validator(FhirContext fhir) {
        PrePopulatedValidationSupport profiles = new PrePopulatedValidationSupport(fhir);
        ConformanceResources.ofType(fhir, StructureDefinition.class).forEach(profiles::addStructureDefinition);
        ConformanceResources.ofType(fhir, ValueSet.class).forEach(profiles::addValueSet);
        ConformanceResources.ofType(fhir, CodeSystem.class).forEach(profiles::addCodeSystem);
        ConformanceResources.ofType(fhir, Questionnaire.class).forEach(profiles::addResource);
        FhirInstanceValidator validator = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                profiles,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                new UnknownCodeSystemWarningValidationSupport(fhir)));
        validator.setAssumeValidRestReferences(true);
        return validator;
    }
}
