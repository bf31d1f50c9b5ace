package org.nextstephub.server.telling;

import ca.uhn.fhir.context.FhirContext;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the routes' side of the outbox. */
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {

    @Bean
    FactRules factRules(HubSettings settings) {
        return new FactRules(settings.facts());
    }

    @Bean
    ServletRegistrationBean<NoticeOperations> noticeOperations(Deliveries deliveries, FhirContext fhir) {
        ServletRegistrationBean<NoticeOperations> registration =
                new ServletRegistrationBean<>(new NoticeOperations(deliveries, fhir), NoticeOperations.PATHS);
        registration.setName("notices");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
