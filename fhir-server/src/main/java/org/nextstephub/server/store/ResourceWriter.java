package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Creates and changes one resource at a time, in the order in which it is asked to. */
final class ResourceWriter {

    private final DaoRegistry daos;
    private final EntityManager entities;

    ResourceWriter(DaoRegistry daos, EntityManager entities) {
        this.daos = daos;
        this.entities = entities;
    }

    void update(Resource resource, SystemRequestDetails request) {
        daos.getResourceDao(resource.fhirType()).update(cast(resource), request);
        flush();
    }

    /** Creates a new resource, or changes one that is held; returns the id that it has now. */
    IIdType save(Resource resource, SystemRequestDetails request) {
        var dao = daos.getResourceDao(resource.fhirType());
        DaoMethodOutcome outcome =
                resource.hasId() ? dao.update(cast(resource), request) : dao.create(cast(resource), request);
        flush();
        return outcome.getId();
    }

    /** Writes the resources of one referral in this order, with one account of all that they share. */
    void write(List<Resource> inOrder, SystemRequestDetails request) {
        TransactionDetails details = new TransactionDetails();
        for (Resource resource : inOrder) {
            var dao = daos.getResourceDao(resource.fhirType());
            if (resource.hasId()) {
                dao.update(cast(resource), null, true, false, request, details);
                flush();
            } else {
                dao.create(cast(resource), null, true, request, details);
            }
        }
        flush();
    }

    /**
     * After every change of what is held: HAPI tells two versions of it apart only once the first has gone to the database,
     * and Hibernate puts index rows of the next new resource before that resource if those of a change still wait.
     */
    private void flush() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            entities.flush();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends org.hl7.fhir.instance.model.api.IBaseResource> T cast(Resource resource) {
        return (T) resource;
    }
}
