package org.nextstephub.server.intake.door;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.intake.IntakeMetrics;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralStatus;
import org.nextstephub.server.intake.answer.RefusalAnswer;
import org.nextstephub.server.intake.withdrawal.Revocation;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReceiptLog;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servlets that partners' systems call, one for each operation. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private final ReferralIntake intake;
    private final IntakeMetrics metrics;
    private final RefusalAnswer refusals;
    private final FhirContext fhir;

    IntakeConfiguration(ReferralIntake intake, IntakeMetrics metrics, RefusalAnswer refusals, FhirContext fhir) {
        this.intake = intake;
        this.metrics = metrics;
        this.refusals = refusals;
        this.fhir = fhir;
    }

    @Bean
    ServletRegistrationBean<IntakeServlet> intakeServlet() {
        return at("intake", new IntakeServlet(intake, metrics, refusals, fhir), IntakeServlet.PATHS);
    }

    @Bean
    ServletRegistrationBean<ConsentDecisionOperation> consentDecision() {
        return at(
                "consent-decision",
                new ConsentDecisionOperation(intake, metrics, refusals, fhir),
                ConsentDecisionOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<ReferralStatusOperation> referralStatusOperation(
            ReferralStatus status, PartnerRegistry registry) {
        return at(
                "referral-status",
                new ReferralStatusOperation(intake, metrics, refusals, status, registry),
                ReferralStatusOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<AgreementStatusOperation> agreementStatus(PartnerRegistry registry, Clock clock) {
        return at(
                "agreement-status",
                new AgreementStatusOperation(intake, metrics, refusals, registry, clock),
                AgreementStatusOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<FileConsentOperation> fileConsent() {
        return at("file-consent", new FileConsentOperation(intake, metrics, refusals, fhir), FileConsentOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<RevokeConsentOperation> revokeConsent(Revocation revocation, FhirAnswer answers) {
        return at(
                "revoke-consent",
                new RevokeConsentOperation(intake, metrics, refusals, revocation, answers),
                RevokeConsentOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<TryMessageOperation> tryMessage(Trials trials, HubStore store, Clock clock) {
        return at(
                "try-message",
                new TryMessageOperation(intake, metrics, refusals, trials, store, clock),
                TryMessageOperation.PATH);
    }

    @Bean
    ServletRegistrationBean<MessageLog> messageLog(ReceiptLog log, PartnerRegistry registry, SenderWords words) {
        return new ServletRegistrationBean<>(new MessageLog(log, registry, words), MessageLog.PATH);
    }

    private static <T extends HttpServlet> ServletRegistrationBean<T> at(String name, T servlet, String... paths) {
        ServletRegistrationBean<T> registration = new ServletRegistrationBean<>(servlet, paths);
        registration.setName(name);
        registration.setLoadOnStartup(1);
        return registration;
    }
}
