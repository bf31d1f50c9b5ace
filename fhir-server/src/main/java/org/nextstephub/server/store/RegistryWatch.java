package org.nextstephub.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Raises the version of the registry in the transaction of every change, so that each replica sees it once it commits. */
@Interceptor
final class RegistryWatch {

    private static final Set<String> REGISTRY = Set.of("Organization", "Contract", "Endpoint", "HealthcareService");

    private final JdbcRegistryVersion version;

    RegistryWatch(JdbcRegistryVersion version) {
        this.version = version;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void created(IBaseResource resource) {
        count(resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after) {
        count(after);
    }

    private void count(IBaseResource resource) {
        if (REGISTRY.contains(resource.fhirType())) {
            version.increase();
        }
    }
}
