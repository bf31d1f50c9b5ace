package org.nextstephub.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * The second lock behind the gate, on the storage itself: a write of anything that concerns a person fails unless its
 * request carries an unspent permit, whichever door or code it comes from.
 */
@Interceptor
final class ConsentGuard {

    /** Types that concern no person: the registry, and the audit that must always be writable. */
    private static final Set<String> FREE =
            Set.of("Organization", "Contract", "Endpoint", "HealthcareService", "PractitionerRole", "AuditEvent");

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void created(IBaseResource resource, @Nullable RequestDetails request) {
        demandPermit(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        demandPermit(after, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        demandPermit(resource, request);
    }

    private static void demandPermit(IBaseResource resource, @Nullable RequestDetails request) {
        if (!FREE.contains(resource.fhirType()) && !PermittedRequest.isPermitted(request)) {
            throw new ForbiddenOperationException("A write about a person without a permit was refused");
        }
    }
}
