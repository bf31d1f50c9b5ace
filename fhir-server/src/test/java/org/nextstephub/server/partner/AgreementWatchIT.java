package org.nextstephub.server.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;

/** How long each agreement still lasts, as an operator's alarm reads it. */
class AgreementWatchIT {

    private final RunningHub hub = RunningHub.shared();

    @Test
    void tellsTheDaysThatAreLeftOfEachAgreement() {
        hub.bean(AgreementWatch.class).look();

        String metrics = hub.bean(PrometheusMeterRegistry.class).scrape();
        assertThat(metrics)
                .containsPattern("hub_agreement_days_left\\{[^}]*partner=\"lakeshore-hospital\"[^}]*} [1-9]")
                .containsPattern("hub_agreement_days_left\\{[^}]*partner=\"quinte-clinic\"[^}]*} 0")
                .doesNotContain("partner=\"psseo\"}");
    }
}
