package org.nextstephub.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.withdrawal.Withdrawal;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ConsentStates;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the walk: the clock of decisions, the keys, the answers. */
@Configuration(proxyBeanMethods = false)
class IntakeAssembly {

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
            org.nextstephub.server.intake.withdrawal.WithdrawalFollowUp followUp,
            PartnerRegistry registry,
            HubSettings settings) {
        Terms terms = Terms.ofTheProgramme(settings.consent().maxMonths());
        return new Withdrawal(store, rows, states, followUp, registry, terms);
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry meters) {
        return new IntakeMetrics(meters);
    }
}
