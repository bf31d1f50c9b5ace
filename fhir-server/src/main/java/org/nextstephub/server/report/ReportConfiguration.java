package org.nextstephub.server.report;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the report. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ServletRegistrationBean<TransitionReportOperation> transitionReportDoor(
            TransitionReport report, FhirContext fhir, Clock clock) {
        ServletRegistrationBean<TransitionReportOperation> registration = new ServletRegistrationBean<>(
                new TransitionReportOperation(report, fhir, clock), TransitionReportOperation.PATH);
        registration.setName("transition-report");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
