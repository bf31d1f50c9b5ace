package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.ClientIdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.OrderedRequests;
import org.nextstephub.server.access.PlainErrors;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the running store and says what of it stands open. */
@Component
public class StoreLocks {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(60);

    private final RestfulServer server;
    private final List<HubInterceptor> watchers;
    private final JpaStorageSettings storage;
    private final HubSettings settings;
    private final JdbcClient jdbc;
    private final DataSource pool;

    StoreLocks(
            ServletRegistrationBean<RestfulServer> server,
            List<HubInterceptor> watchers,
            JpaStorageSettings storage,
            HubSettings settings,
            JdbcClient jdbc,
            DataSource pool) {
        this.server = server.getServlet();
        this.watchers = List.copyOf(watchers);
        this.storage = storage;
        this.settings = settings;
        this.jdbc = jdbc;
        this.pool = pool;
    }

    /** Every lock that is open, each in a few words; empty when all are shut. */
    public List<String> open() {
        return Stream.of(rings(), bindings(), storage(), database())
                .flatMap(List::stream)
                .toList();
    }

    /** Before the FHIR server stand the gate, the order of requests, the plain errors and the audit. */
    private List<String> rings() {
        List<Object> registered = server.getInterceptorService().getAllRegisteredInterceptors();
        List<String> missing = new ArrayList<>();
        if (registered.stream().noneMatch(AccessInterceptor.class::isInstance)) {
            missing.add("no gate stands before the FHIR server");
        }
        if (registered.stream().noneMatch(OrderedRequests.class::isInstance)) {
            missing.add("requests are not put in order before they are read");
        }
        if (registered.stream().noneMatch(PlainErrors.class::isInstance)) {
            missing.add("errors are not in the hub's own words");
        }
        if (!registered.containsAll(watchers)) {
            missing.add("the audit does not see what the FHIR server answers");
        }
        return missing;
    }

    /** What the FHIR server can do at all is on the allow-list of somebody. */
    private List<String> bindings() {
        if (server.getResourceBindings().isEmpty()) {
            return List.of("the FHIR server has not started");
        }
        return server.getResourceBindings().stream()
                .flatMap(type -> type.getMethodBindings().stream()
                        .filter(method -> !isListed(type.getResourceName(), method))
                        .map(method ->
                                type.getResourceName() + " can do what no role may: " + method.getRestOperationType()))
                .toList();
    }

    private static boolean isListed(String type, BaseMethodBinding method) {
        RestOperationTypeEnum operation = method.getRestOperationType();
        String name = method instanceof OperationMethodBinding binding ? type + "/" + binding.getName() : type;
        Interaction interaction = method instanceof OperationMethodBinding
                ? Interaction.OPERATION
                : Map.of(
                                RestOperationTypeEnum.READ, Interaction.READ,
                                RestOperationTypeEnum.SEARCH_TYPE, Interaction.SEARCH,
                                RestOperationTypeEnum.CREATE, Interaction.CREATE,
                                RestOperationTypeEnum.UPDATE, Interaction.UPDATE)
                        .get(operation);
        return interaction != null
                && AllowList.rows().stream()
                        .anyMatch(row -> row.type().equals(name) && row.interaction() == interaction);
    }

    /** Settings of HAPI that would let data in or out past the gate. */
    private List<String> storage() {
        Map<String, Boolean> open = Map.of(
                "inline match URLs", storage.isAllowInlineMatchUrlReferences(),
                "external references", storage.isAllowExternalReferences(),
                "deleting many at once", storage.isAllowMultipleDelete(),
                "expunge", storage.isExpungeEnabled() || storage.isDeleteExpungeEnabled(),
                "rewriting of history", storage.isUpdateWithHistoryRewriteEnabled(),
                "_filter", storage.isFilterParameterEnabled(),
                "placeholders", storage.isAutoCreatePlaceholderReferenceTargets(),
                "ids of clients", storage.getResourceClientIdStrategy() != ClientIdStrategyEnum.NOT_ALLOWED,
                "ids in sequence", storage.getResourceServerIdStrategy() != IdStrategyEnum.UUID,
                "shared search results", storage.getReuseCachedSearchResultsForMillis() != null);
        return open.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(setting -> "the store allows " + setting.getKey())
                .sorted()
                .toList();
    }

    /** What was acknowledged survives a power cut, and the database lives in the same time. */
    private List<String> database() {
        List<String> open = new ArrayList<>();
        if (settings.db().durable()) {
            for (String setting : Set.of("fsync", "full_page_writes", "synchronous_commit")) {
                String value = jdbc.sql("show " + setting).query(String.class).single();
                if (value.equals("off")) {
                    open.add("PostgreSQL runs with " + setting + " off");
                }
            }
        }
        if (settings.db().replicated()) {
            open.addAll(replication());
        }
        NamedStatements.confused(pool).ifPresent(open::add);
        Instant there =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        if (Duration.between(there, Instant.now()).abs().compareTo(CLOCKS_MAY_DIFFER) > 0) {
            open.add("the clocks of the hub and of PostgreSQL differ by more than a minute");
        }
        return open;
    }

    /** What was acknowledged is on a standby before: else a failover loses it, and its sender never sends it again. */
    private List<String> replication() {
        String standbys =
                jdbc.sql("show synchronous_standby_names").query(String.class).single();
        String commit = jdbc.sql("show synchronous_commit").query(String.class).single();
        List<String> open = new ArrayList<>();
        if (standbys.isBlank()) {
            open.add("nextstep.db.replicated is set, and PostgreSQL has no synchronous_standby_names");
        }
        if (!Set.of("on", "remote_apply").contains(commit)) {
            open.add("nextstep.db.replicated is set, and PostgreSQL runs with synchronous_commit " + commit);
        }
        return open;
    }

    /**
     * Records that came in by no door: a door writes a row of its own for each referral and each person, in the same
     * transaction. Somebody must look at them; nothing is shut for them.
     */
    public List<String> strangers() {
        return Stream.of(
                        unaccounted("ServiceRequest", "hub.referral", "service_request_id"),
                        unaccounted("Patient", "hub.person", "patient_id"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> unaccounted(String type, String table, String column) {
        long strangers = jdbc.sql("select count(*) from public.hfj_resource held where held.res_type = '" + type
                        + "' and held.res_deleted_at is null and not exists (select from " + table
                        + " known where known." + column + " = held.fhir_id)")
                .query(Long.class)
                .single();
        return strangers == 0
                ? Optional.empty()
                : Optional.of(strangers + " " + type + " in the store came in by no door");
    }
}
