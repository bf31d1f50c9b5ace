package org.nextstephub.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.OrderedRequests;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.access.capability.Capability;
import org.nextstephub.server.access.error.PlainErrors;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.hapi.HapiJpaConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.mock.web.MockServletConfig;

/** A lock that is open is named: each is opened here, one at a time. */
class StoreLocksTests {

    private final JpaStorageSettings storage = new HapiJpaConfiguration().storageSettings();
    private final JdbcClient jdbc = mock(JdbcClient.class);
    private final RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
    private final HubInterceptor audit = new Watching();
    private final Map<String, String> database = new HashMap<>();
    private OffsetDateTime now = OffsetDateTime.now();

    /** Sees answers, as the audit does. */
    @Interceptor
    public static final class Watching implements HubInterceptor {
        @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
        public void answered() {}
    }

    /** What everybody's store may do. */
    public static class Reading implements IResourceProvider {
        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return Patient.class;
        }

        @Read
        public Patient read(@IdParam IdType id) {
            return new Patient();
        }
    }

    /** What nobody may. */
    public static final class Erasing extends Reading {
        @Delete
        public void delete(@IdParam IdType id) {}

        @Operation(name = "$meta", idempotent = true)
        public Parameters meta(@IdParam IdType id) {
            return new Parameters();
        }
    }

    @BeforeEach
    void everythingIsShut() {
        server.registerInterceptor(new AccessInterceptor(mock(Sight.class)));
        server.registerInterceptor(new OrderedRequests());
        server.registerInterceptor(new PlainErrors());
        server.registerInterceptor(audit);
        when(jdbc.sql(anyString())).thenAnswer(asked -> {
            StatementSpec statement = mock(StatementSpec.class, RETURNS_DEEP_STUBS);
            when(statement.query(String.class).single())
                    .thenReturn(database.getOrDefault(asked.<String>getArgument(0), "on"));
            when(statement.query(OffsetDateTime.class).single()).thenReturn(now);
            return statement;
        });
    }

    private void start(IResourceProvider provider) throws ServletException {
        server.setServerConformanceProvider(new Capability("http://localhost/fhir"));
        server.registerProvider(provider);
        server.init(new MockServletConfig());
    }

    private List<String> open() {
        return open(Map.of());
    }

    private List<String> open(Map<String, String> more) {
        Map<String, String> said = new HashMap<>(more);
        said.put("nextstep.base-url", "http://localhost");
        HubSettings settings = new Binder(new MapConfigurationPropertySource(said))
                .bind("nextstep", HubSettings.class)
                .get();
        return new StoreLocks(
                        new ServletRegistrationBean<>(server),
                        List.of(audit),
                        storage,
                        settings,
                        jdbc,
                        mock(DataSource.class, RETURNS_DEEP_STUBS))
                .open();
    }

    @Test
    void nothingIsOpen() throws ServletException {
        start(new Reading());
        assertThat(open()).isEmpty();
    }

    @Test
    void aRingThatIsMissing() throws ServletException {
        start(new Reading());
        server.getInterceptorService().unregisterAllInterceptors();
        assertThat(open())
                .containsExactly(
                        "no gate stands before the FHIR server",
                        "requests are not put in order before they are read",
                        "errors are not in the hub's own words",
                        "the audit does not see what the FHIR server answers");
    }

    @Test
    void somethingThatNoRoleMayDo() throws ServletException {
        start(new Erasing());
        assertThat(open()).hasSize(2).allMatch(line -> line.startsWith("Patient can do what no role may"));
    }

    @Test
    void settingsOfTheStore() throws ServletException {
        start(new Reading());
        storage.setAllowInlineMatchUrlReferences(true);
        storage.setExpungeEnabled(true);
        storage.setFilterParameterEnabled(true);
        storage.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        assertThat(open()).hasSize(4);
    }

    @Test
    void aDatabaseThatForgets() throws ServletException {
        start(new Reading());
        database.put("show fsync", "off");
        assertThat(open()).containsExactly("PostgreSQL runs with fsync off");
    }

    /** A failover to a standby that was behind loses what was acknowledged, and its sender never sends it again. */
    @Test
    void aStandbyThatMayBeBehind() throws ServletException {
        start(new Reading());
        database.put("show synchronous_standby_names", "");
        database.put("show synchronous_commit", "local");
        assertThat(open()).as("nobody said that there is one").isEmpty();
        assertThat(open(Map.of("nextstep.db.replicated", "true"))).hasSize(2);

        database.put("show synchronous_standby_names", "ANY 1 (one, two)");
        database.put("show synchronous_commit", "remote_apply");
        assertThat(open(Map.of("nextstep.db.replicated", "true"))).isEmpty();
    }

    @Test
    void clocksThatDiffer() throws ServletException {
        start(new Reading());
        now = OffsetDateTime.now().plus(Duration.ofMinutes(5));
        assertThat(open()).singleElement().asString().contains("clocks");
    }

    /** A server that has not started can do nothing, and proves nothing. */
    @Test
    void aServerThatHasNotStarted() {
        assertThat(open()).contains("the FHIR server has not started");
    }
}
