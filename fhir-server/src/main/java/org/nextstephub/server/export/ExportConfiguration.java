package org.nextstephub.server.export;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.store.HubStore;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the export. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    ServletRegistrationBean<ExportServlet> exportDoor(
            Exports exports, ExportManifest manifests, ExportFiles files, ExportAddresses addresses, FhirContext fhir) {
        ServletRegistrationBean<ExportServlet> registration = new ServletRegistrationBean<>(
                new ExportServlet(exports, manifests, files, addresses, fhir), ExportServlet.PATHS);
        registration.setName("export");
        return registration;
    }

    @Bean
    ServletRegistrationBean<FlatOperation> flatDoor(ExportedRows rows, HubStore store, Clock clock) {
        ServletRegistrationBean<FlatOperation> registration =
                new ServletRegistrationBean<>(new FlatOperation(rows, store, clock), AllowList.FLAT);
        registration.setName("flat");
        return registration;
    }
}
