package org.nextstephub.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.FhirTerser;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.consent.PermittedReferral;
import org.nextstephub.server.consent.WritePermit;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where FHIR resources live: the only user of HAPI's JPA store. Takes nothing about a person but what is permitted. */
@Component
public class HubStore extends StoredResources {

    private final IFhirSystemDao<Bundle, Meta> system;
    private final DaoRegistry daos;
    private final FhirTerser terser;
    private final ResourceWriter writer;
    private final TransactionTemplate transactions;

    HubStore(
            IFhirSystemDao<Bundle, Meta> system,
            DaoRegistry daos,
            FhirContext fhir,
            EntityManagerFactory entities,
            PlatformTransactionManager manager,
            IInterceptorService storageInterceptors,
            JdbcRegistryVersion registryVersion) {
        this.system = system;
        this.daos = daos;
        this.terser = fhir.newTerser();
        this.writer = new ResourceWriter(daos, SharedEntityManagerCreator.createSharedEntityManager(entities));
        this.transactions = new TransactionTemplate(manager);
        storageInterceptors.registerInterceptor(new ConsentGuard());
        storageInterceptors.registerInterceptor(new RegistryWatch(registryVersion));
    }

    /** Runs the work in one PostgreSQL transaction; whatever it wrote commits together or not at all. */
    public <T> T inOneTransaction(Supplier<T> work) {
        return inOneTransaction(work, result -> true);
    }

    /** The same, undone at the end unless the result is worth keeping. */
    public <T> T inOneTransaction(Supplier<T> work, Predicate<T> worthKeeping) {
        return Objects.requireNonNull(transactions.execute(status -> {
            T result = work.get();
            if (!worthKeeping.test(result)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /** Writes a referral, whose resources get their ids; the caller's transaction must be open. */
    public void write(PermittedReferral referral) {
        SystemRequestDetails request = PermittedRequest.with(referral.permit());
        Bundle transaction = referral.transaction();
        try {
            WriteOrder.of(terser, transaction)
                    .ifPresentOrElse(
                            inOrder -> writer.write(inOrder, request),
                            () -> system.transactionNested(request, transaction));
        } finally {
            referral.permit().spend();
        }
    }

    /** Changes resources that are held, under a permit; the caller's transaction must be open. */
    public void update(List<? extends Resource> resources, WritePermit permit) {
        SystemRequestDetails request = PermittedRequest.with(permit);
        resources.forEach(resource -> writer.update(resource, request));
        permit.spend();
    }

    /** Writes new resources, which get their ids, and changes held ones, under one permit and in this order. */
    public void save(List<Resource> resources, WritePermit permit) {
        SystemRequestDetails request = PermittedRequest.with(permit);
        resources.forEach(resource -> resource.setId(writer.save(resource, request)));
        permit.spend();
    }

    /** Writes an audit event; if that fails, so does what it records. */
    public void record(AuditEvent event) {
        daos.getResourceDao(AuditEvent.class).create(event, new SystemRequestDetails());
    }

    /** Writes several audit events, or none. */
    public void record(List<AuditEvent> events) {
        inOneTransaction(() -> {
            events.forEach(this::record);
            return events;
        });
    }

    /** Writes an entry of the registry, which concerns no person. */
    public <T extends Resource> T register(T resource) {
        resource.setId(writer.save(resource, new SystemRequestDetails()).toUnqualifiedVersionless());
        return resource;
    }

    public <T extends Resource> T read(Class<T> type, String id) {
        return daos.getResourceDao(type).read(new IdType(type.getSimpleName(), id), new SystemRequestDetails());
    }

    /** Empty also for a type that is not held. */
    public Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(daos.getResourceDaoOrNull(type))
                .flatMap(dao -> find(dao.getResourceType().asSubclass(Resource.class), id));
    }

    public <T extends Resource> Optional<T> find(Class<T> type, String id) {
        return search(type, SearchParameterMap.newSynchronous("_id", new TokenParam(id))).stream()
                .findFirst();
    }

    /** Every version of a resource, the first one first. */
    public List<Resource> versions(Resource current) {
        var dao = daos.getResourceDao(current.fhirType());
        return LongStream.rangeClosed(1, current.getIdElement().getVersionIdPartAsLong())
                .mapToObj(version -> (Resource) dao.read(
                        current.getIdElement().withVersion(String.valueOf(version)), new SystemRequestDetails()))
                .toList();
    }

    @Override
    <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        return daos.getResourceDao(type).search(criteria, new SystemRequestDetails()).getAllResources().stream()
                .map(type::cast)
                .toList();
    }
}
