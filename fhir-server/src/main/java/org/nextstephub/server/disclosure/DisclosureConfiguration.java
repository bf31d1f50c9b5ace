package org.nextstephub.server.disclosure;

import java.time.Clock;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the privacy officer's door. */
@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    @Bean
    ServletRegistrationBean<PrivacyOffice> privacyOffice(HubSettings settings, HubStore store, Clock clock) {
        return new ServletRegistrationBean<>(new PrivacyOffice(settings.fhirBase(), store, clock), PrivacyOffice.PATHS);
    }
}
