package org.nextstephub.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.access.Gate;
import org.nextstephub.server.access.PlainErrors;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lock that is open is named: each is opened here, one at a time. */
class StoreLocksTests {

    private final JpaStorageSettings storage = new HapiJpaConfiguration().storageSettings();
    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
    private final HubInterceptor audit = new HubInterceptor() {};
    private OffsetDateTime now = OffsetDateTime.now();

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
        server.registerInterceptor(new Gate(mock(Sight.class)));
        server.registerInterceptor(new PlainErrors());
        server.registerInterceptor(audit);
        server.registerProvider(new Reading());
        when(jdbc.sql(anyString()).query(String.class).single()).thenReturn("on");
        when(jdbc.sql("select now()").query(OffsetDateTime.class).single()).thenAnswer(asked -> now);
    }

    private List<String> open() {
        HubSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("nextstep.base-url", "http://localhost")))
                .bind("nextstep", HubSettings.class)
                .get();
        return new StoreLocks(new ServletRegistrationBean<>(server), List.of(audit), storage, settings, jdbc).open();
    }

    @Test
    void nothingIsOpen() {
        assertThat(open()).isEmpty();
    }

    @Test
    void aRingThatIsMissing() {
        server.getInterceptorService().unregisterAllInterceptors();
        assertThat(open())
                .containsExactly(
                        "no gate stands before the FHIR server",
                        "errors are not in the hub's own words",
                        "the audit does not see what the FHIR server answers");
    }

    @Test
    void somethingThatNoRoleMayDo() {
        server.registerProvider(new Erasing());
        assertThat(open()).hasSize(2).allMatch(line -> line.startsWith("Patient can do what no role may"));
    }

    @Test
    void settingsOfTheStore() {
        storage.setAllowInlineMatchUrlReferences(true);
        storage.setExpungeEnabled(true);
        storage.setFilterParameterEnabled(true);
        storage.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        assertThat(open()).hasSize(4);
    }

    @Test
    void aDatabaseThatForgets() {
        when(jdbc.sql("show fsync").query(String.class).single()).thenReturn("off");
        assertThat(open()).containsExactly("PostgreSQL runs with fsync off");
    }

    @Test
    void clocksThatDiffer() {
        now = OffsetDateTime.now().plus(Duration.ofMinutes(5));
        assertThat(open()).singleElement().asString().contains("clocks");
    }
}
