package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.ConsentStates;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.NoticeRows;
import org.nextstephub.server.store.Receipts;
import org.nextstephub.server.store.ReferralRows;
import org.nextstephub.server.telling.PartnerView;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the walk: the clock of decisions, the keys and the servlet. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /** Fixed only in demonstrations and tests; production refuses to start so. */
    @Bean
    Clock decisionClock(HubSettings settings) {
        return settings.fixedClock()
                .map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
                .orElseGet(Clock::systemUTC);
    }

    @Bean
    PersonKeys personKeys(HubKeys keys) {
        return new PersonKeys(keys.personSecret());
    }

    @Bean
    ReportingView reportingView(HubKeys keys) {
        return new ReportingView(keys.reportingSecret());
    }

    @Bean
    FhirAnswer fhirAnswer(Clock clock) {
        return new FhirAnswer(clock, Canonical.BASE);
    }

    @Bean
    Withdrawal withdrawal(
            HubStore store,
            ReferralRows rows,
            ConsentStates states,
            Aftermath aftermath,
            PartnerRegistry registry,
            HubSettings settings) {
        Terms terms = Terms.ofTheProgramme(settings.consent().maxMonths());
        return new Withdrawal(store, rows, states, aftermath, registry, terms);
    }

    @Bean
    ServletRegistrationBean<PartnerOperations> partnerOperations(
            ReferralIntake intake,
            IntakeMetrics metrics,
            HubStore store,
            ReferralRows rows,
            Receipts receipts,
            Withdrawal withdrawal,
            NoticeRows notices,
            PartnerView views,
            PartnerRegistry registry,
            PersonKeys personKeys,
            Caseload caseload,
            FhirAnswer answers,
            FhirContext fhir,
            Clock clock) {
        ServletRegistrationBean<PartnerOperations> registration = new ServletRegistrationBean<>(
                new PartnerOperations(
                        intake,
                        metrics,
                        new ReferralStatus(store, rows, receipts, notices, views, clock),
                        new Revocation(store, rows, receipts, registry, personKeys, withdrawal, caseload, clock),
                        registry,
                        answers,
                        fhir,
                        clock),
                PartnerOperations.PATHS);
        registration.setName("operations");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    ServletRegistrationBean<MessageLog> messageLog(Receipts receipts) {
        return new ServletRegistrationBean<>(new MessageLog(receipts), MessageLog.PATH);
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry meters) {
        return new IntakeMetrics(meters);
    }

    @Bean
    ServletRegistrationBean<IntakeServlet> intakeServlet(
            ReferralIntake intake, IntakeMetrics metrics, FhirAnswer answers, FhirContext fhir) {
        ServletRegistrationBean<IntakeServlet> registration =
                new ServletRegistrationBean<>(new IntakeServlet(intake, metrics, answers, fhir), IntakeServlet.PATHS);
        registration.setName("intake");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
