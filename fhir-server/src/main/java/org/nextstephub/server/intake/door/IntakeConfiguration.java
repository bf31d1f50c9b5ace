package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralStatus;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.withdrawal.Revocation;
import org.nextstephub.server.intake.withdrawal.Withdrawal;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.telling.PartnerView;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servlets of the doors that partners call. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

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
    ServletRegistrationBean<IntakeServlet> intakeServlet(
            ReferralIntake intake, IntakeMetrics metrics, FhirAnswer answers, FhirContext fhir) {
        ServletRegistrationBean<IntakeServlet> registration =
                new ServletRegistrationBean<>(new IntakeServlet(intake, metrics, answers, fhir), IntakeServlet.PATHS);
        registration.setName("intake");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
