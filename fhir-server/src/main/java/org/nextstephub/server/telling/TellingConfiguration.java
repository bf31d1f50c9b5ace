package org.nextstephub.server.telling;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.rows.NoticeRows;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the routes' side of the outbox, and what an operator sees of it. */
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

    @Bean
    MeterBinder waitingNotices(NoticeRows notices) {
        return (MeterRegistry meters) -> {
            Gauge.builder("hub.notices.waiting", notices, rows -> rows.waiting().notices())
                    .description("Notices to partners that are not delivered yet")
                    .register(meters);
            Gauge.builder("hub.notices.oldest.seconds", notices, rows -> rows.waiting()
                            .oldest()
                            .toSeconds())
                    .description("How long the oldest of them has waited")
                    .register(meters);
        };
    }
}
