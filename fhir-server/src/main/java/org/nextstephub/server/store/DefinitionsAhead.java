package org.nextstephub.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.config.r4.FhirContextR4Config;
import java.util.concurrent.CompletableFuture;
import org.nextstephub.profiles.validation.HubValidator;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Reads HL7's definitions and prepares the validator on a thread of its own, while Spring puts the rest together. Whoever
 * needs one of them waits for it; a failure reaches whoever waits, at the latest the self-check before the hub is ready.
 */
public final class DefinitionsAhead implements ApplicationContextInitializer<GenericApplicationContext> {

    /** Named as HAPI's own are, which are left out then. */
    @Override
    public void initialize(GenericApplicationContext context) {
        CompletableFuture<Definitions> read =
                CompletableFuture.supplyAsync(Definitions::read, reading -> new Thread(reading, "definitions").start());
        read.thenAccept(definitions -> definitions.validator().prepare());
        context.registerBean(
                "primaryFhirContext", FhirContext.class, () -> read.join().fhir());
        context.registerBean("defaultProfileValidationSupport", DefaultProfileValidationSupport.class, () -> read.join()
                .specification());
        context.registerBean(
                "hubValidator", HubValidator.class, () -> read.join().validator());
    }

    private record Definitions(
            FhirContext fhir, DefaultProfileValidationSupport specification, HubValidator validator) {

        private static Definitions read() {
            FhirContext fhir = FhirContextR4Config.configureFhirContext(FhirContext.forR4());
            DefaultProfileValidationSupport specification = new DefaultProfileValidationSupport(fhir);
            specification.fetchAllSearchParameters();
            specification.fetchAllStructureDefinitions();
            return new Definitions(fhir, specification, new HubValidator(specification));
        }
    }
}
