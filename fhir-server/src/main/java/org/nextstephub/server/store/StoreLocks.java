package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.ClientIdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.OrderedRequests;
import org.nextstephub.server.access.error.PlainErrors;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the running store and says which of its safeguards are open. */
@Component
public class StoreLocks {

    private final RestfulServer server;
    private final List<HubInterceptor> watchers;
    private final JpaStorageSettings storage;
    private final DatabaseLocks database;
    private final JdbcClient jdbc;

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
        this.database = new DatabaseLocks(settings.db(), jdbc, pool);
        this.jdbc = jdbc;
    }

    /** Every safeguard that is open, each in a few words; empty when all hold. */
    public List<String> open() {
        return Stream.of(interceptors(), bindings(), storage(), database.open())
                .flatMap(List::stream)
                .toList();
    }

    /** Before the FHIR server stand the allow-list, the order of requests, the plain errors and the audit. */
    private List<String> interceptors() {
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

    /** All that the FHIR server can do is on the allow-list for somebody. */
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

    /** Records that came in by no door, each kind in a few words; the hub stays open for them. */
    public List<String> strangers() {
        return new UnknownRecords(jdbc).found();
    }
}
