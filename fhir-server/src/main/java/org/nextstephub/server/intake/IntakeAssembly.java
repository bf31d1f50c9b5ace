package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the walk is given: the clock of decisions, the programme's terms, the keys. */
@Configuration(proxyBeanMethods = false)
class IntakeAssembly {

    /** Fixed only in demonstrations and tests; production refuses to start with it. */
    @Bean
    Clock decisionClock(HubSettings settings) {
        return settings.fixedClock()
                .map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
                .orElseGet(Clock::systemUTC);
    }

    @Bean
    Terms terms(HubSettings settings) {
        return Terms.ofTheProgramme(settings.consent().maxMonths());
    }

    @Bean
    MessageReader messageReader(FhirContext fhir) {
        return new MessageReader(fhir);
    }

    @Bean
    PersonKeys personKeys(HubKeys keys) {
        return new PersonKeys(keys.personSecret());
    }

    /** Also the one of the routes that run beside the server. */
    @Bean
    SenderWords senderWords(HubKeys keys) {
        return new SenderWords(keys.personSecret());
    }

    @Bean
    ReportingView reportingView(HubKeys keys) {
        return new ReportingView(keys.reportingSecret());
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry meters) {
        return new IntakeMetrics(meters);
    }
}
